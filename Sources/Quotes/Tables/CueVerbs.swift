// SPDX-License-Identifier: Apache-2.0
// The verbs of saying and what they take: written for Fihris from the grammar and reading of news.

/// The table of reporting verbs: perfect, imperfect, participle, frames.
enum CueVerbs {
  static let rows: [CueVerb] = plain + firm + directed + weak + thought + valued

  /// Verbs that mean nothing but saying.
  private static let plain: [CueVerb] = [
    CueVerb("قال", "يقول", "قائل", [.clause, .speech, .plain, .bare]),
    CueVerb("أضاف", "يضيف", "مضيف", [.clause, .speech, .plain]),
    CueVerb("أردف", "يردف", "مردف", [.clause, .speech, .plain]),
    CueVerb("استطرد", "يستطرد", "مستطرد", [.clause, .speech, .plain, .opener]),
    CueVerb("أوضح", "يوضح", "موضح", [.clause, .speech, .object, .plain]),
    CueVerb("أكد", "يؤكد", "مؤكد", [.clause, .speech, .object, .ala]),
    CueVerb("صرح", "يصرح", "مصرح", [.clause, .speech]),
    CueVerb("أفاد", "يفيد", "مفيد", [.clause, .speech, .ba]),
    CueVerb("أعلن", "يعلن", "معلن", [.clause, .speech, .an, .clauseOnly]),
    CueVerb("أبان", "يبين", "مبين", [.clause, .speech, .object]),
    CueVerb(
      "زعم", "يزعم", "زاعم", [.clause, .speech],
      others: [("بزعم", .participle), ("بدعوى", .participle), ("بحجة", .participle)]),
    CueVerb("ادعى", "يدعي", "مدعي", [.clause, .speech]),
    CueVerb("اعترف", "يعترف", "معترف", [.clause, .speech, .ba]),
    CueVerb("أقر", "يقر", "مقر", [.clause, .speech, .ba, .clauseOnly]),
    CueVerb("أجاب", "يجيب", "مجيب", [.clause, .speech, .plain]),
    CueVerb("تساءل", "يتساءل", "متسائل", [.speech, .an, .clauseOnly, .plain]),
    CueVerb("استدرك", "يستدرك", "مستدرك", [.clause, .speech, .plain]),
    CueVerb("أسهب", "يسهب", "", [.speech]),
    CueVerb("غرد", "يغرد", "مغرد", [.clause, .speech]),
    CueVerb("استهل", "يستهل", "مستهل", [.speech, .opener]),
    CueVerb("اختتم", "يختتم", "مختتم", [.clause, .speech, .opener]),
    CueVerb("استرسل", "يسترسل", "مسترسل", [.speech, .opener]),
    CueVerb("هتف", "يهتف", "هاتف", [.speech]),
    CueVerb("مازح", "يمازح", "ممازح", [.speech]),
    CueVerb("جزم", "يجزم", "جازم", [.clause, .ba, .clauseOnly]),
    CueVerb("روى", "يروي", "راوي", [.clause, .speech]),
    CueVerb("أقسم", "يقسم", "مقسم", [.clause, .speech]),
    CueVerb("شرح", "يشرح", "شارح", [.clause, .speech]),
    CueVerb("استنتج", "يستنتج", "مستنتج", [.clause]),
    CueVerb("لخص", "يلخص", "ملخص", [.speech]),
    CueVerb("كرر", "يكرر", "مكرر", [.clause, .speech]),
  ]

  /// Verbs that take their report with a preposition.
  private static let firm: [CueVerb] = [
    CueVerb("أشار", "يشير", "مشير", [.clause, .speech, .ila]),
    CueVerb("لفت", "يلفت", "لافت", [.clause, .speech, .ila]),
    CueVerb("نوه", "ينوه", "منوه", [.ba, .ila, .clauseOnly]),
    CueVerb("نبه", "ينبه", "منبه", [.clause, .speech, .ila]),
    CueVerb("ألمح", "يلمح", "ملمح", [.ila, .clauseOnly]),
    CueVerb("لمح", "يلمح", "ملمح", [.ila, .clauseOnly]),
    CueVerb("خلص", "يخلص", "", [.ila, .clauseOnly]),
    CueVerb("ذهب", "يذهب", "", [.ila, .clauseOnly, .weak]),
    CueVerb("شدد", "يشدد", "مشدد", [.clause, .speech, .ala]),
    CueVerb("أصر", "يصر", "مصر", [.clause, .ala]),
    CueVerb("حذر", "يحذر", "محذر", [.clause, .speech, .min]),
    CueVerb("تحدث", "يتحدث", "متحدث", [.speech, .an, .clauseOnly]),
    CueVerb("أعرب", "يعرب", "معرب", [.speech, .an, .clauseOnly]),
    CueVerb("تعهد", "يتعهد", "متعهد", [.clause, .speech, .ba]),
    CueVerb("هدد", "يهدد", "مهدد", [.clause, .speech, .ba, .person]),
    CueVerb("شكا", "يشكو", "شاكي", [.clause, .min]),
    CueVerb("اشتكى", "يشتكي", "مشتكي", [.clause, .min]),
    CueVerb("تعلل", "يتعلل", "متعلل", [.ba, .clauseOnly]),
    CueVerb("عزا", "يعزو", "عازي", [.ila, .clauseOnly]),
    CueVerb("تطرق", "يتطرق", "متطرق", [.ila, .clauseOnly]),
    CueVerb("استشهد", "يستشهد", "مستشهد", [.ba, .clauseOnly]),
  ]

  /// Verbs whose object is the person spoken to or about.
  private static let directed: [CueVerb] = [
    CueVerb("دعا", "يدعو", "داعي", [.clause, .speech, .ila, .person]),
    CueVerb("حث", "يحث", "حاث", [.clause, .ala, .person, .addressed]),
    CueVerb("ناشد", "يناشد", "مناشد", [.clause, .speech, .person]),
    CueVerb(
      "اتهم", "يتهم", "", [.clause, .ba, .person, .verdict], others: [("متهما", .participle)]),
    CueVerb(
      "أبلغ", "يبلغ", "مبلغ", [.clause, .speech, .person],
      others: [
        ("أبلغهم", .finite), ("أبلغه", .finite), ("أبلغها", .finite), ("أبلغنا", .finite),
        ("أبلغته", [.finite, .feminine]), ("أبلغني", .finite),
      ]),
    CueVerb(
      "أخبر", "يخبر", "", [.clause, .speech, .person],
      others: [
        ("أخبرهم", .finite), ("أخبره", .finite), ("أخبرها", .finite), ("أخبرنا", .finite),
        ("أخبرني", .finite), ("أخبرته", [.finite, .feminine]),
      ]),
    CueVerb("طمأن", "يطمئن", "مطمئن", [.clause, .person]),
    CueVerb("خاطب", "يخاطب", "مخاطب", [.speech, .person]),
    CueVerb("نصح", "ينصح", "ناصح", [.clause, .speech, .ba, .person]),
    CueVerb("أوصى", "يوصي", "موصي", [.clause, .ba]),
    CueVerb("وصف", "يصف", "واصف", [.ba, .person, .verdict, .clauseOnly]),
  ]

  /// Forms that are other words as well.
  private static let weak: [CueVerb] = [
    CueVerb("ذكر", "يذكر", "ذاكر", [.clause, .speech, .object, .weak]),
    CueVerb("بين", "", "", [.clause, .speech, .weak]),
    CueVerb("بيّن", "", "", [.clause, .speech, .weak]),
    CueVerb("تابع", "يتابع", "متابع", [.clause, .speech, .weak, .plain]),
    CueVerb("كشف", "يكشف", "كاشف", [.clause, .speech, .an]),
    CueVerb("كتب", "يكتب", "كاتب", [.clause, .speech, .weak]),
    CueVerb("علق", "يعلق", "معلق", [.clause, .speech, .weak]),
    CueVerb("عقب", "يعقب", "معقب", [.clause, .speech, .weak]),
    CueVerb("رد", "يرد", "", [.clause, .speech, .weak]),
    CueVerb("زاد", "يزيد", "", [.clause, .speech, .weak]),
    CueVerb("واصل", "يواصل", "مواصل", [.speech, .weak, .opener]),
    CueVerb("أكمل", "يكمل", "مكمل", [.speech, .weak]),
    CueVerb("مضى", "يمضي", "", [.speech, .weak, .opener]),
    CueVerb("ختم", "يختم", "", [.clause, .speech, .weak, .opener]),
    CueVerb("عاد", "يعود", "", [.speech, .weak, .opener]),
    CueVerb("سأل", "يسأل", "", [.speech, .weak]),
    CueVerb("نقل", "ينقل", "ناقل", [.clause, .speech, .weak, .carrier]),
    CueVerb("جاء", "", "", [.clause, .speech, .weak, .document]),
    CueVerb("ورد", "", "", [.clause, .speech, .weak, .document]),
    CueVerb("أورد", "يورد", "مورد", [.clause, .speech, .weak]),
    CueVerb("طالب", "يطالب", "مطالب", [.clause, .speech, .ba, .person]),
    CueVerb("طلب", "يطلب", "", [.clause, .speech, .weak, .object, .person]),
    CueVerb("وعد", "", "", [.clause, .weak]),
    CueVerb("عبر", "يعبر", "معبر", [.speech, .an, .clauseOnly, .weak]),
    CueVerb("نفى", "ينفي", "نافي", [.clause, .speech, .object]),
    CueVerb("أنكر", "ينكر", "منكر", [.clause, .object]),
  ]

  /// Verbs of opinion and expectation.
  private static let thought: [CueVerb] = [
    CueVerb("اعتبر", "يعتبر", "معتبر", [.clause, .speech, .verdict, .thought]),
    CueVerb(
      "رأى", "يرى", "", [.clause, .speech, .thought, .weak],
      others: [
        ("يرى", [.finite, .imperfect]), ("ترى", [.finite, .imperfect, .feminine]),
        ("يرون", [.finite, .imperfect, .plural]),
      ]),
    CueVerb("توقع", "يتوقع", "متوقع", [.clause, .thought]),
    CueVerb("رجح", "يرجح", "مرجح", [.clause, .thought]),
    CueVerb("استبعد", "يستبعد", "مستبعد", [.clause, .thought]),
    CueVerb("اعتقد", "يعتقد", "معتقد", [.clause, .thought]),
    CueVerb("قدّر", "", "", [.clause, .thought, .weak]),
    CueVerb("تمنى", "يتمنى", "متمني", [.clause, .speech, .thought]),
    CueVerb("أمل", "يأمل", "آمل", [.clause, .thought, .weak]),
    CueVerb("اقترح", "يقترح", "مقترح", [.clause, .speech, .thought]),
    CueVerb("افترض", "يفترض", "مفترض", [.clause, .thought]),
    CueVerb("استغرب", "يستغرب", "مستغرب", [.clause, .speech, .thought]),
    CueVerb("لاحظ", "يلاحظ", "ملاحظ", [.clause, .thought]),
    CueVerb("ارتأى", "يرتئي", "", [.clause, .thought]),
    CueVerb("خشي", "يخشى", "", [.clause, .thought, .weak]),
    CueVerb("ظن", "يظن", "", [.clause, .thought, .weak]),
  ]

  /// Verbs that judge; they report where a clause follows.
  private static let valued: [CueVerb] = [
    CueVerb("أشاد", "يشيد", "مشيد", [.ba, .clauseOnly]),
    CueVerb("رحب", "يرحب", "مرحب", [.speech, .ba, .clauseOnly]),
    CueVerb("انتقد", "ينتقد", "منتقد", [.speech]),
    CueVerb("استنكر", "يستنكر", "مستنكر", [.speech]),
    CueVerb("ندد", "يندد", "مندد", [.speech, .ba, .clauseOnly]),
    CueVerb("أدان", "يدين", "مدين", [.speech]),
    CueVerb("رفض", "يرفض", "رافض", [.speech, .weak]),
    CueVerb("سخر", "يسخر", "ساخر", [.speech, .weak]),
    CueVerb("برر", "يبرر", "مبرر", [.ba, .clauseOnly, .speech]),
    CueVerb("هاجم", "يهاجم", "مهاجم", [.speech, .weak]),
    CueVerb("أثنى", "يثني", "مثني", [.speech]),
    CueVerb("شكر", "يشكر", "شاكر", [.speech, .weak]),
  ]
}
