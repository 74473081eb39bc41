#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Learns which letters make a foreign name, and writes Sources/ArabicText/Names/NameLetterWeights.swift.

usage: learn-name-letters.py NAMES.jsonl WORDS.tsv

NAMES.jsonl  one article per line whose "text" is an Arabic spelling of a foreign name: the pool of
             google/transliteration (Apache-2.0) and NETransliteration-COLING2018 (CC0).
WORDS.tsv    the dictionary of a news corpus as `fihris --format tsv -e words` prints it; of it
             only words count that show themselves as ordinary, by taking the article or the س of
             the future, and those with particles or pronouns. No word of it is kept, only weights.

A logistic regression over pairs and triples of folded letters with the ends of the word, L2, Adagrad;
one word in five is held out and its AUC printed. Weights are rounded to sixteenths.
"""
import json, re, sys
import numpy as np

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويء"
CODES = "abcdefghijklmnopqrstuvwxyzABCDE"
N = len(LETTERS) + 1
INDEX = {letter: place + 1 for place, letter in enumerate(LETTERS)}
KEPT_TRIPLES = 1000
FOLDING = str.maketrans("أإآٱىةؤئ", "اااايهوي", "ـ")

ATTACHED = re.compile("(?:و|ف)?(?:ب|ل|ك|س)?(?:ال|لل)?(.{3,}?)(?:ه|ها|هم|هما|نا|ات|ين|ون|ا|ت|وا)?")


def fold(text):
    return re.sub("[\u064b-\u0652\u0670]", "", text).translate(FOLDING)


def is_arabic(word):
    return 2 < len(word) < 13 and all(letter in INDEX for letter in word)


def read(names_path, words_path):
    names = {fold(json.loads(line)["text"]) for line in open(names_path, encoding="utf8")}
    count = {}
    for line in open(words_path, encoding="utf8"):
        word, times, _ = line.split("\t")
        if times.isdigit():
            count[word] = int(times)
    ordinary = [
        word for word, times in count.items()
        if is_arabic(word) and times >= 4 and not word.startswith("ال")
        and (count.get("ال" + word, 0) >= max(2, .05 * times)
             or count.get("س" + word, 0) >= max(2, .02 * times))]
    known = set(ordinary)
    generator = np.random.default_rng(0)
    attached = sorted(
        word for word, times in count.items()
        if is_arabic(word) and word not in known and not word.startswith("ال")
        and (found := ATTACHED.fullmatch(word)) and found[0] != found[1] and found[1] in known)
    ordinary += list(generator.permutation(attached)[:len(ordinary)])
    names = sorted(
        {name for name in names if is_arabic(name) and not name.startswith("ال")} - known)
    words = np.array(names + ordinary, dtype=object)
    truth = np.array([1.] * len(names) + [0.] * len(ordinary))
    order = generator.permutation(len(words))
    return words[order], truth[order]


def features(words):
    rows, columns = [], []
    for row, word in enumerate(words):
        s = [0] + [INDEX[letter] for letter in word] + [0]
        pairs = [s[i] * N + s[i + 1] for i in range(len(s) - 1)]
        triples = [N * N + (s[i] * N + s[i + 1]) * N + s[i + 2] for i in range(len(s) - 2)]
        columns += pairs + triples
        rows += [row] * (len(pairs) + len(triples))
    return np.array(rows), np.array(columns)


def fit(words, truth, l2=1e-5, epochs=300, rate=.5):
    rows, columns = features(words)
    weights, bias, squares = np.zeros(N * N + N ** 3), 0., np.full(N * N + N ** 3, 1e-3)
    for _ in range(epochs):
        z = np.bincount(rows, weights[columns], minlength=len(words)) + bias
        slope = (1 / (1 + np.exp(-z)) - truth) / len(words)
        gradient = np.bincount(columns, slope[rows], minlength=len(weights)) + l2 * weights
        squares += gradient ** 2
        weights -= rate * gradient / np.sqrt(squares)
        bias -= .5 * slope.sum()
    order = np.argsort(-abs(weights[N * N:]), kind="stable")
    weights[N * N + order[KEPT_TRIPLES:]] = 0
    return np.round(weights * 16).clip(-46, 46) / 16, round(bias * 16) / 16


def auc(score, truth):
    rank = np.empty(len(score))
    rank[np.argsort(score, kind="stable")] = np.arange(len(score))
    positives = (truth == 1).sum()
    return (rank[truth == 1].mean() - (positives - 1) / 2) / (len(truth) - positives)


def lines(text, width=80):
    return " \\\n    ".join(text[i:i + width] for i in range(0, len(text), width))


def main():
    words, truth = read(*sys.argv[1:3])
    cut = len(words) * 4 // 5
    weights, bias = fit(words[:cut], truth[:cut])
    rows, columns = features(words[cut:])
    held = np.bincount(rows, weights[columns], minlength=len(words) - cut) + bias
    print(f"{int(truth.sum())} names, {int((1 - truth).sum())} ordinary words; held out: "
          f"AUC {auc(held, truth[cut:]):.3f}, right {((held > 0) == truth[cut:]).mean():.3f}",
          file=sys.stderr)
    weights, bias = fit(words, truth)
    code = lambda value: chr(80 + int(round(value * 16)))
    pairs = "".join(code(value) for value in weights[:N * N])
    triples = []
    for place in np.flatnonzero(weights[N * N:]):
        key = CODES[place // (N * N)] + CODES[place // N % N] + CODES[place % N]
        triples.append(key + code(weights[N * N + place]))
    print(f'''// SPDX-License-Identifier: Apache-2.0
// Written by Sources/SpellingTrainer/learn-name-letters.py: how much pairs and triples of letters speak for a name.

/// Weights in sixteenths, as the distance of an ASCII character from "P". Letters are numbered in
/// the order of `NameLetters.alphabet` from 1; 0 is either end of a word. Learned from spellings
/// of foreign names (google/transliteration, Apache-2.0; NETransliteration-COLING2018, CC0) against
/// ordinary words of news; the weights are the project's own.
enum NameLetterWeights {{
  static let bias = {int(bias * 16)}

  /// One character for each pair of letters, in order.
  static let pairs: StaticString = #"""
    {lines(pairs).replace(' ' + chr(92), chr(92) + '#')}
    """#

  /// Four characters for each triple: its letters, a…z and A…E for 0…30, and the weight.
  static let triples: StaticString = #"""
    {lines(''.join(triples)).replace(' ' + chr(92), chr(92) + '#')}
    """#
}}''')


main()
