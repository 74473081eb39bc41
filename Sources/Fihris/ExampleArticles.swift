extension ExampleArticle { static let all: [ExampleArticle] = [] }
