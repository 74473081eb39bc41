// SPDX-License-Identifier: Apache-2.0
// What each scalar of the scripts of the news is to a word, so that Unicode's properties, which are
// slow to ask, are asked for other scripts only.

/// Where scalars of another kind begin, in the pages that `FoldingTable` has: `l` letters and digits,
/// `m` marks, `c` controls (format), `s` all else, which ends a word. By the general categories of
/// UnicodeData.txt 16.0.
let scalarKinds: StaticString = """
  0s 30l 3As 41l 5Bs 61l 7Bs AAl ABs ADc AEs B2l B4s B5l B6s B9l BBs BCl BFs C0l D7s D8l F7s F8l
  2C2s 2C6l 2D2s 2E0l 2E5s 2ECl 2EDs 2EEl 2EFs 300m 370l 375s 376l 378s 37Al 37Es 37Fl 380s 386l
  387s 388l 38Bs 38Cl 38Ds 38El 3A2s 3A3l 3F6s 3F7l 482s 483m 48Al 530s 531l 557s 559l 55As 560l
  589s 591m 5BEs 5BFm 5C0s 5C1m 5C3s 5C4m 5C6s 5C7m 5C8s 5D0l 5EBs 5EFl 5F3s 600c 606s 610m 61Bs
  61Cc 61Ds 620l 64Bm 660l 66As 66El 670m 671l 6D4s 6D5l 6D6m 6DDc 6DEs 6DFm 6E5l 6E7m 6E9s 6EAm
  6EEl 6FDs 6FFl 700s 70Fc 710l 711m 712l 730m 74Bs 74Dl 7A6m 7B1l 7B2s 7C0l 7EBm 7F4l 7F6s 7FAl
  7FBs 7FDm 7FEs 1E00l 1F16s 1F18l 1F1Es 1F20l 1F46s 1F48l 1F4Es 1F50l 1F58s 1F59l 1F5As 1F5Bl
  1F5Cs 1F5Dl 1F5Es 1F5Fl 1F7Es 1F80l 1FB5s 1FB6l 1FBDs 1FBEl 1FBFs 1FC2l 1FC5s 1FC6l 1FCDs 1FD0l
  1FD4s 1FD6l 1FDCs 1FE0l 1FEDs 1FF2l 1FF5s 1FF6l 1FFDs 200Bc 2010s 202Ac 202Fs 2060c 2065s 2066c
  2070l 2072s 2074l 207As 207Fl 208As 2090l 209Ds 20D0m 20F1s FB00l FB07s FB13l FB18s FB1Dl FB1Em
  FB1Fl FB29s FB2Al FB37s FB38l FB3Ds FB3El FB3Fs FB40l FB42s FB43l FB45s FB46l FBB2s FBD3l FD3Es
  FD50l FD90s FD92l FDC8s FDF0l FDFCs FE00m FE10s FE20m FE30s FE70l FE75s FE76l FEFDs FEFFc
  """
