// SPDX-License-Identifier: Apache-2.0
// A name of its own for the line editor's completions, which the library's bear too.

internal import LineEditor

typealias LineCompletions = Completions
