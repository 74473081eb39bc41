// SPDX-License-Identifier: Apache-2.0
// JSON objects as records: what is read, what is refused and where.
import Testing

@testable import Loading

/// The names and values of a JSON object, as `name=value`.
private func read(_ json: String) throws -> [String] {
  var reader = JSONReader()
  let record = try reader.readRecord(Array(json.utf8).span)
  return record.values.map { "\($0.name)=\(String(decoding: $0.bytes, as: UTF8.self))" }
}

private func failure(_ json: String) -> JSONError? {
  do {
    _ = try read(json)
    return nil
  } catch {
    return error as? JSONError
  }
}

@Test(arguments: [
  (#"{}"#, []), (#" { } "#, []), (#"{"a":"b"}"#, ["a=b"]),
  (
    #"{"a":1,"b":-0.5e+10,"c":true,"d":false,"e":null}"#,
    ["a=1", "b=-0.5e+10", "c=true", "d=false"]
  ),
  (#"{"a":"\"\\\/\b\f\n\r\t"}"#, ["a=\"\\/\u{8}\u{C}\n\r\t"]),
  (#"{"a":"\u0643\u064a\u0645 \uD83D\uDE00"}"#, ["a=كيم 😀"]),
  (#"{"\u0061\n":"x"}"#, ["a\n=x"]), (#"{"":"x"}"#, []), (#"{"a":"","b":"  "}"#, []),
  (#"{"tags":["x","y"]}"#, ["tags=x, y"]), (#"{"tags":[1,true,null,"z"]}"#, ["tags=1, true, z"]),
  (#"{"tags":[]}"#, []), (#"{"text":["one","two"]}"#, ["text=one\ntwo"]),
  (#"{"authors":[{"name":"A","url":"u"},{"url":"v","name":"B"}]}"#, ["authors=A, B"]),
  (
    #"{"meta":{"a":1,"b":["x","y"],"c":{"d":[1]}}}"#,
    ["meta.a=1", "meta.b=x, y", #"meta.c={"d":[1]}"#]
  ),
  (#"{"source":{"id":null,"name":"CNN"}}"#, ["source=CNN"]),
  (#"{"_id":{"$oid":"5f"},"date":{"$date":"2023-09-05"}}"#, ["_id=5f", "date=2023-09-05"]),
  (#"{"m":[[1,2],[3]]}"#, ["m=[1,2], [3]"]),
])
func `an object gives names and values`(json: String, values: [String]) throws {
  #expect(try read(json) == values)
}

@Test(arguments: [
  (#"{"a":"\uD83D"}"#, "a=\u{FFFD}"), (#"{"a":"\uDE00x"}"#, "a=\u{FFFD}x"),
  (#"{"a":"\uD83D\u0041"}"#, "a=\u{FFFD}A"), (#"{"a":"\uD83D\n"}"#, "a=\u{FFFD}\n"),
  (#"{"a":"\uD83D\uD83D\uDE00"}"#, "a=\u{FFFD}😀"),
])
func `half a surrogate pair becomes U+FFFD`(json: String, value: String) throws {
  var reader = JSONReader()
  _ = try reader.readRecord(Array(json.utf8).span)
  #expect(reader.foundLoneSurrogate)
  #expect(try read(json) == [value])
}

@Test(arguments: [
  ("", 0), ("[]", 0), ("null", 0), ("x", 0), ("{", 1), (#"{"a""#, 4), (#"{"a":"#, 5),
  (#"{"a":1"#, 6), (#"{"a":1,}"#, 7), (#"{"a":1 "b":2}"#, 7), (#"{"a":1}x"#, 7), (#"{"a":1}{}"#, 7),
  (#"{a:1}"#, 1), (#"{'a':1}"#, 1), (#"{"a":01}"#, 6), (#"{"a":1.}"#, 7), (#"{"a":.5}"#, 5),
  (#"{"a":1e}"#, 7), (#"{"a":-}"#, 5), (#"{"a":+1}"#, 5), (#"{"a":NaN}"#, 5), (#"{"a":tru}"#, 8),
  (#"{"a":"b}"#, 8), (#"{"a":"\x"}"#, 6), (#"{"a":"\u12g4"}"#, 10), (#"{"a":"\"#, 7),
  ("{\"a\":\"b\nc\"}", 7), ("{\"a\":\"\u{0}\"}", 6), (#"{"a":[1,]}"#, 8), (#"{"a":[1}"#, 7),
  (#"{"a":[1 2]}"#, 8), (#"{"a":{"b"}}"#, 9), (#"{"a":1,,"b":2}"#, 7),
])
func `what is no object is refused where it goes wrong`(json: String, offset: Int) {
  #expect(failure(json)?.offset == offset, "\(json)")
}

@Test(arguments: ["[", #"{"a":"#, #"[{"name":"#, #"[{"a":["#])
func `values lie at most 128 deep`(opening: String) {
  for count in [127, 128, 129, 100_000] {
    let error = failure(#"{"x":"# + String(repeating: opening, count: count))
    #expect(error != nil)
    if count > 128 { #expect(error?.reason == "values lie more than 128 deep") }
  }
}

@Test func `120 arrays in each other are read`() throws {
  let nested = String(repeating: "[", count: 120) + String(repeating: "]", count: 120)
  #expect(try read(#"{"a":"# + nested + "}").count <= 1)
}

@Test func `strings are read to the byte whatever their length`() throws {
  for length in 0...40 {
    for mark in ["", #"\""#, #"\n"#, #"\u0643"#, "ك"] {
      for rest in [0, 1, 15, 16, 17] {
        let (before, after) = (
          String(repeating: "a", count: length), String(repeating: "ب", count: rest)
        )
        let mark = mark == #"\""# ? (mark, "\"") : mark == #"\n"# ? (mark, "\n") : (mark, mark)
        let meant = before + (mark.1 == #"\u0643"# ? "ك" : mark.1) + after
        #expect(
          try read(#"{"a":"x"# + before + mark.0 + after + #"","b":"c"}"#)
            == ["a=x" + meant, "b=c"])
        #expect(failure(#"{"a":"x"# + before + mark.0 + after)?.reason == "a string never closes")
      }
    }
  }
}
