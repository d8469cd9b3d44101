package fidus.server.imports;

import fidus.imports.PreviewId;
import fidus.money.Currency;
import fidus.mt5.AccountKey;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;

/// A file that was offered, with what was found out about it. Its bytes are kept beside it.
///
/// @param login as the file claims, to check an account that a person names
/// @param currency what amounts are in, as the file says or else the person who offered it
/// @param account absent when the file belongs to no registered account, or to more than one
/// @param refusalCode why it cannot be confirmed; absent when it can
/// @param firstDay of which it speaks; absent where it speaks of none, and in what was offered
///   before this was kept
/// @param unconfirmedSince present until it is confirmed; what is not confirmed goes after a day
record KeptPreview(
        PreviewId id,
        String fileName,
        String sha256,
        long bytes,
        long deals,
        @Nullable Long login,
        @Nullable Currency currency,
        @Nullable AccountKey account,
        @Nullable String refusalCode,
        @Nullable String refusal,
        @Nullable LocalDate firstDay,
        @Nullable Instant unconfirmedSince,
        long version) {
    KeptPreview confirmed() {
        return new KeptPreview(
                id,
                fileName,
                sha256,
                bytes,
                deals,
                login,
                currency,
                account,
                refusalCode,
                refusal,
                firstDay,
                null,
                version + 1);
    }
}
