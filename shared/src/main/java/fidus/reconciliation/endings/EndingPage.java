package fidus.reconciliation.endings;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Some of the breaks of a list.
///
/// @param total how many there are of those asked for
/// @param kept about those of them about which people keep something; absent from a server that
///   does not say
/// @param told what each of them is about; absent likewise
public record EndingPage(
        EndingCard of,
        int total,
        List<EndingLine> lines,
        @Nullable List<KeptAbout> kept,
        @Nullable List<BreakTold> told) {
    public EndingPage {
        told = told == null ? null : List.copyOf(told);
        lines = List.copyOf(lines);
        kept = kept == null ? null : List.copyOf(kept);
    }
}
