package fidus.bank;

import fidus.imports.Unreadable;

import java.util.List;

/// Everything one bank file contains, and everything in it that could not be read.
///
/// @param dialect more exactly how it is written, such as `camt.053.001.08` or the name of a
///   profile
/// @param statements in the file's order; a file of one account and several days has several
/// @param checks ties of the file as a whole, such as control totals over all its accounts
/// @param encoding the character encoding the text was read in
/// @param sha256 of the file's bytes, in hex: the same file is the same evidence
public record BankFile(
        BankFormat format,
        String dialect,
        List<BankStatement> statements,
        List<BankCheck> checks,
        List<Unreadable> unreadable,
        String encoding,
        String sha256,
        long bytes) {
    public BankFile {
        statements = List.copyOf(statements);
        checks = List.copyOf(checks);
        unreadable = List.copyOf(unreadable);
    }
}
