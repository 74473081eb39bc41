// SPDX-License-Identifier: Apache-2.0
// Written by Sources/SpellingTrainer/learn-name-letters.py: how much pairs and triples of letters speak for a name.

/// Weights in sixteenths, as the distance of an ASCII character from "P". Letters are numbered in
/// the order of `NameLetters.alphabet` from 1; 0 is either end of a word. Learned from spellings
/// of foreign names (google/transliteration, Apache-2.0; NETransliteration-COLING2018, CC0) against
/// ordinary words of news; the weights are the project's own.
enum NameLetterWeights {
  static let bias = -9

  /// One character for each pair of letters, in order.
  static let pairs: StaticString = #"""
    PfF7MLFFUIMZNVB>CDHTHFI>@HX+7PKQRKKRCNXL]QYSPCIK;ZTG]HXZQflA=VD@MFDMMLZLXRLLHOIM\#
    OHPXBTO_ZPO_?>H=<AAJWV[[?GFH<EA<HUHPC`cPGUPOOQPPPPSPPPPPPPNNPJPHDDNQTPCVMQLOKPML\#
    RGKPPPPPQNPPRPCNGXXP=JLEJMPPHPDLKMLJNKPPKLFDTQMGTPJTEFPPPPRNDPQOKPJPPPIPPGLROYRP\#
    @UNRK]LIJPPYLSPPPPJSJPQZFWNVTOHJJPPLPPPPTPPPPPPPOPNPIMONHPOPKNPQWSJVTQJXRRIHKPH[\#
    SKH[V_KZ\QRVORPOMPNP]OQQPPPPKTQPXNPZNTUOTVSKPEMLNPMUPRPPIPPRLNZPOZO`VPVUMOPIRONQ\#
    KPSQPPLOHDJPIXOTQa_PFHIOPPJNMPFPPPMPKPOJNMPHRNPKBP<GIPPMJNOPEPPPPPKPINOPPNBNPIHP\#
    =EMOPPNPMPHPPPPPOPLPLLPGOKMIJPGDOPPPPPPPFPPPPPPPRPKPPJSNINJP0@GBNOPPKNGOIKRKOQPP\#
    MMHGFOKMIPSZMPOQPPPPSMNOOMNPPPNPPNKXS_XPEZOEPIJMPLUKFKLLLLFSOHIUMUJ]ZO5GLEPPPPIN\#
    MSONJLJPNPGNPGOOKGFPOZ@@JTNOOOULRLMOPOMRLNLUJUP`_PDTPCMKJQZN[WNOJKONFHRKOEMPN[]P\#
    <V_@IHNCONUSGFNHKOHHMETKFLMUZPJMRUS`HP`NbRYNLKSIFeFIWTNOP^\PRMRIPFPQHMLNMPPOPOPP\#
    OOQQ;OLVUP`EYSNNHTZO_X[YHHOKEWZIXYY\XcXNLR]ZTXDKYOcY]RILMNI]^GUc^_YUYK:OPPPPPPPP\#
    PPPPPPPPPPPPPPPONQPP
    """#

  /// Four characters for each triple: its letters, a…z and A…E for 0…30, and the weight.
  static let triples: StaticString = #"""
    abcZabgKabhJabi\abkWabmAabuVabvLabyZabz:abBeabC]acbbaccGacdDacfEacgLaciKackYacmL\#
    acsKacuJacwFacx\acyAacBiacCeadbiadfIadgJadhKadiKadkUadlLadoKadsGaduFadxCadzJadBX\#
    adClaebUaeyKaezLaeCYafbUafcIafiLafkWaflKafsVafyIafzHafAKafB\afCVagdXagkHagnKagzU\#
    ahbUahcJahiTahkKahCJaibYaicLaiyJaiC^akb]akiIakmHakyIakB]akCValbWalkWalwTalzUalAK\#
    amb_amdUamfKamuKamwJamzLamBWanbWandWanfKangTankLansJantKanxWanzTanBTaocKaoiUaokU\#
    aqCLasmKasvKatBZatCTaubWaudJaukZaumHauvKauwKauxXauzIauBbauCUavCKawb[awcJawdJawkW\#
    awxWawyIawB[awCXaxblaxd@axfKaxgKaxiIaxkIaxoLaxtIaxwHaxzLaxBkaxCXaybnaycGaydGayhG\#
    ayiEaymFaynJaypKayqKaysJaytHayuKayvKaywZayyJayAXayBbayCcazb`azdLazgLazmKaznKazvL\#
    azBWazCbaAbYaAcKaAfHaAiIaAB[aACYaBbbaBcEaBd:aBfKaBgLaBiIaBlLaBmFaBnIaBsJaBtKaBuI\#
    aBwJaBxJaBy<aBzIaBB[aBCdaCblaCdFaCfHaChKaCiJaCkKaCmIaCtLaCyHaCzDaCBeaCCUbcaJbcbW\#
    bcdHbckWbcqLbcvLbcBWbcCZbda%bdbabdlUbdmZbdn^bdxWbdA?bdBUbebTbezJbfaJbfbYbfdKbfmK\#
    bfBTbgdCbgyUbgCWbhdFbhBVbhCTbibVbikEbiyUbiATbiBVbkaEbkcUbkiYbkmKbksJbkxWbkzXbkBX\#
    bkCLblaHblBYbmaWbmbZbmd6bmwUbndDbnzLboqJbouUboyTbqCLbsaIbsdIbsBUbtaKbtbWbtCVbubX\#
    buzVbuBYbvdKbwbVbwdGbwBYbxa]bxb]bxfGbxgKbxhKbxi[bxsIbxyHbxAVbxBVbxCXbyaXbybTbycY\#
    bydGbynLbyBXbyCJbzbgbzcJbzdEbzfXbziTbznUbzsLbztVbzvKbzAKbAb\bAdJbAkLbABVbBb[bBmU\#
    bBCHbCaWbCbFbCiUbCkUbCz[bCBUbDaDcbdXcbfVcbhXcbuUcbwJcbx6cbzIcbALcbBXcdbTchdTckaJ\#
    ckbXcktUckxKckCVcqaLcwBKcxhVcxiHcxyVcxBIcxCKczbHcAaJcAbTcBiWcBnTcBwLcBzGcBCLcCcU\#
    cCdIcCkZcCpWcCAIcCBHdba_dbfGdbwUdbzGdcbDddbJddBJdfbHdgbIdibIdikKdka^dkbHdkiKdkwD\#
    dkB[dkCadla\dlbCdma[dmxJdmCVdnaYdnwJdnyUdnBZdnCXdobHdrbKdsbJdubJdukKdvbIdvxKdwbJ\#
    dwCUdxa]dxbFdyaTdykKdywLdza`dzbBdzCVdAbJdACLdBbIdBcVdBfIdBvKdBxWdBy\dBz^dBCYdCa[\#
    dCbDdCwKdCxVdCyTdCzIeybIezdKfcaUfdaUfkaVfkbIfmaLfyCLfzbTfzCIfAaVfBbIfBcTfBiJfBkV\#
    fBmVfBxUfByKfBAKfBCUfCbUfCkVfCmTfCnLfCyUfCBHgbdXgbmKgbuKgbvWgbyKgcBJgkCIguoTgxCJ\#
    gyiYgCaUgCxKhcCKhdaThdbKhdxKhkCLhxbKhBbUibaXibdIibxXibyUibzIibBJicxIifaUikcLikBI\#
    ikC\imxLinaTixaTiybGiza\izbEizCLiAbJiBbIiBuTiBxGiByWiCaKiCbIiCdTiCfUiCiJiCmUiCuU\#
    iCvWiCxTiCBFkbaXkbcUkbdJkbeKkbkJkbwKkbzYkbBTkdaVkdcIkdiJkdBTkgaLkibUkiBKklBUkmaJ\#
    kmdYkmBGkoiKktCTkvaJkwlIkxaUkxyKkxCUkyCLkzaUkzbKkAaKkABUkBdLkBiXkBmFkBtTkBwVkBAX\#
    kCaGkCbKkCcJkCdXkCiWkCkIkCnTkCtVkCuKkCx[lbaUlbiUlblJlbzKlkvTlkCUlzCTlABKlBfKlCaU\#
    lCbVlCdKlCiKlCxLlCyWmbaZmbcLmbsKmbxYmbyGmccLmcCUmda`mddJmdfKmdhLmdk^mdmKmdnJmdsL\#
    mdBZmdCZmfCLmgbTmkCJmsiVmwdTmwkKmwCZmxbUmyaLmzaXmBdTmBiHmBkLmBzgmBCFmCc[mCmKmCxV\#
    mCyUmCzWmCCKnbaUnbuGnbxYnbzYndkJnkaVnskLnwxHnxvUnyBLnyCVnACLnBcUnBuKnBxUnBzUnCdU\#
    nCxUnCzVobkKoiCUokaKokCLoxaJoBdKpbgTpbkKpqkKpybKpCATqbzKqxbKqBCKrxbLsbCKscbKsciW\#
    scCKsiBLskaLskCKsmwLsuBJswmLszhTsCaHsCiJsCkTsCzKtbaWtbiLtblJtbzWtkcJtkCXtxCTtzaU\#
    tBCVtCaVubaKubfTubiUubsKubz\ukyTukCUumCJunxKuxCVuzaXuzbJuAaTuBfUuBwVuCaFuCxXuCz[\#
    uCCUvbiLvcxKvcBLvuaKvBcTvCaUvCyKwba^wbiUwbkVwbmVwbuKwbwGwbxFwbyKwbzHwcaKwcCKwdbL\#
    wdnHwkaTwkbYwlaKwmcKwxBVwzbTwzBKwBaVwBbTwBcJwBkLwBmUwBuVwBxWwBzHwCaUwCxGwCz[wCBU\#
    xbaYxbiKxbnJxbuXxbxJxbyVxbBWxcCUxdaYxdbIxfbTxgaTxiaXxikTxkaexlaXxmbKxmdUxmCTxuCU\#
    xvyTxyaTxybVxymLxzaUxzbKxzdUxzmUxBaUxBbKxBcTxBdUxBfHxBgLxBiYxBuZxBwJxBzKxCfKxCiW\#
    xCkUxCxHxCz[ybaJybkUyblTybnJybwZybz\ybBJybCTycxTydaWydwTyfaLyfiUygCWyikKykCUymaL\#
    ymbFymBTynbIynCUyvbLywfTyxCIyzbDyzfVyAbKyAkVyBfKyBk[yBuUyBvLyBzVyCiKyCkTyClKyCnW\#
    yCxGzbaCzbcVzbkVzblUzbvLzbyKzbCUzckWzcxUzcALzda\zdkXzdnKzdrKzdvJzdxUzdBUzdCWzfaU\#
    zfgLzfCUziaXzibWzik[zimIzixYziyIziBLzka_zlbTzmgJzmzUzswKztaZzukTzuBKzvmLzwaUzwyL\#
    zxCTzyBGzzaTzABWzBaVzBbJzBdUzBkUzBuUzBzKzBCKzCaHzCcTzCwUzCyUzCBJzCCKAba+AbfUAbkV\#
    Abx\Aby]AbzXAfBIAkaJAkbUAkiTAxbIAyaBAybEAziJABaJABbLABuVACwKACzTACBUBbaIBbdYBbfJ\#
    BbwTBbxEBbz^BdkJBdAVBdBJBeaLBfzUBfAJBiaEBikYBixTBiAJBkaABkcWBkeTBkfVBkmUBkuVBkwU\#
    BkBKBkCHBlaIBmaKBmdVBmwVBnaUBnCUBpbTBuaZBubXBukKBvbUBvuKBwbVBwmUBwBTBwCJBxaGBxcV\#
    BxfTBxuTBxyVBxBGByxVByzVByAJBza<Bzb]BziTBzlLBztUBAbUBABLBBiYBBxUBCaHBCnKBCwWBCxZ\#
    BCz[CbdECbgHCbiKCbmTCbpLCbwUCbyXCdmXCdnZCdxUCdBFCdCGCeaUCfAUCgaJCgATChBTCiaFCibK\#
    CifUCikTCiAVCiBUCiCKCka>CkbFCkiUCkmWCkxTCkyWCkzVClbTClBLCmxUCmCTCnaGCnCJCqbKCsaL\#
    CuaICukVCuAUCuCUCwmTCwCJCxaICxbICxi[CxwYCxCJCybJCycVCyxUCza3CzbUCzcUCziXCzlVCzmV\#
    CzsLCztWCzwYCzB\CAaVCABUCBkXCBlUCBmUCBuJCBwWCByDCBzFCCa\CCbTCCkVCCuXCCxWCCz.CDaK
    """#
}
