// SPDX-License-Identifier: Apache-2.0
// The program's start and end: arguments in, exit status out.

internal import ArgumentParser
internal import Glibc

@main
struct Program {
  static func main() {
    signal(SIGPIPE, SIG_IGN)
    exit(status(of: Array(CommandLine.arguments.dropFirst())).rawValue)
  }

  /// Runs the command that the arguments name.
  private static func status(of arguments: [String]) -> ExitStatus {
    if [["--help"], ["-h"], ["help"]].contains(arguments) { return help() }
    do {
      var command = try FihrisCommand.parseAsRoot(arguments)
      try command.run()
      return .done
    } catch let status as ExitStatus {
      return status
    } catch is ClosedPipe {
      return .done
    } catch let failure as Failure {
      StandardStream.errors.tryWrite("fihris: \(failure.message)\n")
      return failure.status
    } catch {
      return usage(error)
    }
  }

  /// The help of the program, with the options of what runs when no subcommand is named.
  private static func help() -> ExitStatus {
    let query = FihrisCommand.helpMessage(for: QueryCommand.self)
    let options = query.split(separator: "\n").drop { !$0.hasPrefix("OPTIONS:") }
    let root = FihrisCommand.helpMessage().split(separator: "\n", omittingEmptySubsequences: false)
    let (before, after) = (
      root.prefix { !$0.hasPrefix("OPTIONS:") }, root.drop { !$0.hasPrefix("SUBCOMMANDS:") }
    )
    let lines = before + options + [""] + after
    StandardStream.output.tryWrite(lines.joined(separator: "\n") + "\n")
    return .done
  }

  /// Help and version are wanted output; everything else is wrong usage.
  private static func usage(_ error: any Error) -> ExitStatus {
    let text = FihrisCommand.fullMessage(for: error)
    guard FihrisCommand.exitCode(for: error) == .success else {
      StandardStream.errors.tryWrite(text + "\n")
      return .wrongUsage
    }
    StandardStream.output.tryWrite(text + "\n")
    return .done
  }
}
