package fidus.server.imports;

import fidus.mt5.AccountKey;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// A file of a broker that was taken in.
///
/// @param from the first day it speaks of; absent where it speaks of none
public record Imported(AccountKey account, @Nullable LocalDate from) {}
