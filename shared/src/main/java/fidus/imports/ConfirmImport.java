package fidus.imports;

import fidus.mt5.AccountKey;

import org.jspecify.annotations.Nullable;

/// @param account needed where the file names none or only a login
public record ConfirmImport(PreviewId id, @Nullable AccountKey account) {}
