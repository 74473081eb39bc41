// SPDX-License-Identifier: Apache-2.0
// The topics of help.

extension HelpTopic {
  /// Every topic: rows, patterns, conditions, sets, stages, statements.
  static let all = rows + patterns + conditions + sets + stages + statements

  private init(_ keyword: String, _ english: String, _ arabic: String, _ example: String) {
    self.init(keyword: keyword, english: english, arabic: arabic, example: example)
  }

  private static let rows = [
    HelpTopic(
      "mentions", "every place where a pattern matches, with the text around it",
      "كل موضع يطابق النمط مع ما حوله من النص",
      #"mentions "كيربي" where source = cnn"#),
    HelpTopic(
      "articles", "the articles, one row each",
      "المقالات، صف لكل مقال",
      #"articles where date in 2023-09-01..2023-09-05 | show article, source, title"#),
    HelpTopic(
      "sentences", "the sentences of titles and bodies",
      "جمل العناوين والمتون",
      #"sentences where mentions "ذخيرة" | show source, text | limit 3"#),
    HelpTopic(
      "words", "the words of the corpus with their counts",
      "كلمات المدونة وعدد كل منها",
      #"words | sort by count desc | limit 10"#),
    HelpTopic(
      "sources", "the outlets with what the corpus has of them",
      "المصادر وما في المدونة من كل منها",
      #"sources | sort by articles desc"#),
    HelpTopic(
      "quotes", "what articles say that somebody said, with who said it",
      "ما تنسبه المقالات إلى قائل، مع قائله",
      #"quotes by "كيربي" about "ذخيرة" | show source, date, text"#),
  ]

  private static let patterns = [
    HelpTopic(
      "exact", "the same letters, with the tashkeel that is written",
      "الحروف نفسها بما كتب من تشكيل",
      #"mentions exact "روسيا" | count"#),
    HelpTopic(
      "plain", "the word without regard to hamza, tashkeel and the like, nothing attached",
      "الكلمة بلا نظر إلى الهمزات والتشكيل، من غير لواصق",
      #"mentions plain "موسكو" | count by form"#),
    HelpTopic(
      "stem", "the word with its dual, plural, masculine and feminine",
      "الكلمة مع المثنى والجمع والمذكر والمؤنث منها",
      #"mentions stem "صفقة" | count by form, rule"#),
    HelpTopic(
      "like", "the word, and other spellings of the same foreign name",
      "الكلمة، ورسوم أخرى للاسم الأجنبي نفسه",
      #"mentions like "شويجو" | count by form, rule"#),
    HelpTopic(
      "any", "any of several patterns, or of the names in a file",
      "أي نمط من عدة أنماط، أو من أسماء في ملف",
      #"mentions any of ("شويجو", "شويغو") | count by form"#),
    HelpTopic(
      "near", "two patterns at most so many words apart, in either order",
      "نمطان بينهما عدد محدود من الكلمات بأي ترتيب",
      #"mentions "بوتين" near 6 "كيم" | limit 3"#),
    HelpTopic(
      "then", "two patterns at most so many words apart, in this order",
      "نمطان بينهما عدد محدود من الكلمات بهذا الترتيب",
      #"mentions "كيم" then 6 "بوتين" | limit 3"#),
    HelpTopic(
      "within", "both must stand in one sentence, paragraph or article",
      "أن يقع الجميع في جملة أو فقرة أو مقال واحد",
      #"mentions ("كيم" and "بوتين") within sentence | count by source"#),
  ]

  private static let conditions = [
    HelpTopic(
      "where", "keeps the rows for which a condition holds",
      "يبقي الصفوف التي تحقق شرطا",
      #"mentions "كيربي" where source = cnn and date >= 2023-09"#),
    HelpTopic(
      "and", "both conditions, or both patterns",
      "الشرطان معا، أو النمطان معا",
      #"articles where mentions "كيم" and mentions "بوتين" | count"#),
    HelpTopic(
      "or", "either condition, or either pattern",
      "أحد الشرطين، أو أحد النمطين",
      #"mentions ("صفقة" or "اتفاق") | count by source"#),
    HelpTopic(
      "not", "the condition does not hold",
      "ألا يتحقق الشرط",
      #"articles where not mentions "بوتين" | count"#),
    HelpTopic(
      "in", "one of some values, or between two",
      "إحدى قيم، أو ما بين قيمتين",
      #"articles where source in (cnn, arab48) | count"#),
    HelpTopic(
      "contains", "a pattern in the text of a field",
      "نمط في نص حقل",
      #"articles where title contains "كيم" | show source, title"#),
    HelpTopic(
      "missing", "the field has no value",
      "أن يخلو الحقل من قيمة",
      #"articles where title is missing | count"#),
  ]

  private static let sets = [
    HelpTopic(
      "union", "the rows of either query",
      "صفوف هذا الاستعلام أو ذاك",
      #"(mentions "شويجو" union mentions "شويغو") | count"#),
    HelpTopic(
      "intersect", "the rows of both queries",
      "الصفوف المشتركة بين الاستعلامين",
      #"((articles where mentions "كيم") intersect (articles where mentions "ذخيرة")) | count"#),
    HelpTopic(
      "except", "the rows of the first query that are not of the second",
      "صفوف الأول التي ليست في الثاني",
      #"((articles where mentions "كيم") except (articles where mentions "بوتين")) | count"#),
  ]

  private static let stages = [
    HelpTopic(
      "count", "how many rows, in all or by the values of fields",
      "عدد الصفوف جملة أو بحسب قيم حقول",
      #"mentions "كيربي" | count by source"#),
    HelpTopic(
      "group", "a row per combination of values, with aggregates",
      "صف لكل تركيبة من القيم مع محصلاتها",
      #"mentions "روسيا" | group by source with n = count, first = min date, part = share"#),
    HelpTopic(
      "sort", "the rows in another order",
      "ترتيب الصفوف",
      #"articles | sort by date desc, source | limit 5"#),
    HelpTopic(
      "limit", "the first rows",
      "الصفوف الأولى",
      #"mentions "كيم" | limit 5"#),
    HelpTopic(
      "skip", "all but the first rows",
      "ما بعد الصفوف الأولى",
      #"mentions "كيم" | skip 5 | limit 5"#),
    HelpTopic(
      "sample", "some rows drawn by chance, the same each time",
      "صفوف مسحوبة عشوائيا، هي نفسها كل مرة",
      #"mentions "كيم" | sample 3 seed 7"#),
    HelpTopic(
      "unique", "the first row of each combination of values",
      "أول صف من كل تركيبة من القيم",
      #"mentions "كيم" | unique source"#),
    HelpTopic(
      "show", "these columns, by these names",
      "هذه الأعمدة بهذه الأسماء",
      #"mentions "كيربي" | show source, date, match as hit | limit 3"#),
    HelpTopic(
      "context", "how much text stands around a match",
      "مقدار النص حول المطابقة",
      #"mentions "كيربي" | context sentence | limit 2"#),
    HelpTopic(
      "timeline", "a row per day, week, month or year",
      "صف لكل يوم أو أسبوع أو شهر أو سنة",
      #"mentions "بوتين" | timeline by month per source"#),
    HelpTopic(
      "pivot", "the values of a field become columns",
      "تصير قيم حقل أعمدة",
      #"mentions any of ("شويجو", "شويغو") | count by source, form | pivot form"#),
    HelpTopic(
      "collocates", "the words around the matches, and whether that is chance",
      "الكلمات حول المطابقات، وهل اجتماعها بها مصادفة",
      #"mentions "كيربي" | collocates within 3 | limit 5"#),
    HelpTopic(
      "keywords", "words of these articles that are unusual in the rest",
      "كلمات هذه المقالات التي تقل في غيرها",
      #"articles where source = cnn | keywords | limit 5"#),
    HelpTopic(
      "rank", "articles by how well they answer a pattern",
      "المقالات بحسب صلتها بنمط",
      #"articles | rank for "صفقة" or "ذخيرة" | limit 3"#),
    HelpTopic(
      "align", "utterances that say the same, as claims: who carries each, who leaves out what",
      "تجمع الأقوال المتحدة المعنى في مقولات، مع من ينقلها ومن يحذف منها",
      #"quotes by "كيربي" | align | where outlets >= 2"#),
    HelpTopic(
      "wordings", "the utterances of claims one by one, each against the fullest",
      "صياغات المقولات واحدة واحدة، كل منها قياسا بأوفاها",
      #"quotes by "كيربي" | align | wordings | show claim, source, wording, omits"#),
    HelpTopic(
      "save", "writes the rows to a file and passes them on",
      "يكتب الصفوف في ملف ويمررها",
      #"help save"#),
  ]

  private static let statements = [
    HelpTopic(
      "let", "names a pattern or a query",
      "يسمي نمطا أو استعلاما",
      #"let minister = any of ("شويجو", "شويغو"); mentions minister | count by source"#),
    HelpTopic(
      "param", "names a value that can be set from outside",
      "يسمي قيمة يمكن ضبطها من الخارج",
      #"param outlet = cnn; mentions "كيربي" where source = $outlet"#),
    HelpTopic(
      "load", "takes another corpus",
      "يأخذ مدونة أخرى",
      #"help load"#),
    HelpTopic(
      "use", "takes the lets of another script",
      "يأخذ تعريفات نص آخر",
      #"help use"#),
    HelpTopic(
      "set", "sets an option of the session",
      "يضبط خيارا من خيارات الجلسة",
      #"set context 4"#),
    HelpTopic(
      "print", "prints a text",
      "يطبع نصا",
      #"print "من ذكر كيربي؟""#),
    HelpTopic(
      "expect", "fails the script if a query finds something else",
      "يفشل النص إن خالفت نتيجة الاستعلام المتوقع",
      #"expect count (mentions "كيربي") >= 3"#),
    HelpTopic(
      "explain", "how a query is evaluated, and what each word was taken for",
      "كيف يقيم الاستعلام، وعلى أي الصيغ حملت كلماته",
      #"explain mentions "كيربي" where source = cnn"#),
    HelpTopic(
      "describe", "the corpus, its outlets, the fields, or a name",
      "المدونة أو مصادرها أو الحقول أو اسم",
      #"describe sources"#),
    HelpTopic(
      "help", "this list, or one keyword",
      "هذه القائمة، أو كلمة مفتاحية",
      #"help near"#),
  ]

}
