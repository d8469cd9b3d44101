package fidus.server.commands;

import fidus.contract.Refused;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// A refusal is one sentence on standard error and exit code 1; anything unforeseen is shown whole,
/// with the same code.
final class Refusals implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed)
            throws Exception {
        if (failure instanceof Refused refused) {
            command.getErr().println(JournalProof.sentence(refused));
            return command.getCommandSpec().exitCodeOnExecutionException();
        }
        throw failure;
    }
}
