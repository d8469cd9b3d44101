package fidus.reconciliation.desk;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// @param account absent means all
/// @param from breaks first seen on this day or later
public record AskCauses(@Nullable String account, LocalDate from) {}
