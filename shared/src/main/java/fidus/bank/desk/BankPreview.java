package fidus.bank.desk;

import fidus.bank.BankCheck;
import fidus.bank.BankFormat;
import fidus.bank.CsvProfile;
import fidus.imports.Unreadable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// What confirming an offered bank file would do.
///
/// @param dialect more exactly how it is written
/// @param charset what a person or the account's setting says it is written in; absent where its
///   bytes told it
/// @param profile how the CSV was read, absent for other formats
/// @param profileVersion the saved version it is, 0 when it is a proposal
/// @param headings what stands over each column that the profile reads, empty for those it does
///   not; absent where nothing does
/// @param unsure what a proposed profile is not sure of and which lines a profile leaves out, one
///   sentence each
/// @param unreadable at most 500 rows
/// @param unreadableSize how many there are
/// @param raw a CSV file as it stands, absent for other formats
/// @param importable whether it can be confirmed
/// @param refusal why it cannot be confirmed
/// @param importableWithout whether it can be confirmed when its statements that cannot be taken in
///   are left out; absent where that is no way, or none is needed
public record BankPreview(
        BankFileId id,
        String fileName,
        BankFormat format,
        String dialect,
        String encoding,
        @Nullable String charset,
        @Nullable CsvProfile profile,
        int profileVersion,
        @Nullable List<String> headings,
        List<String> unsure,
        List<StatementPreview> statements,
        List<BankCheck> checks,
        List<Unreadable> unreadable,
        long unreadableSize,
        @Nullable RawFile raw,
        boolean importable,
        @Nullable String refusal,
        @Nullable String refusalCode,
        @Nullable Boolean importableWithout,
        Instant readAt) {}
