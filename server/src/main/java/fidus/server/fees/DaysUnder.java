package fidus.server.fees;

import fidus.fees.CapitalSpan;
import fidus.fees.runs.Mandate;
import fidus.fees.runs.MandateAccount;
import fidus.mt5.AccountKey;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// On which days accounts were under a mandate or one it carries from. What lies between two of
/// them is somebody else's.
///
/// @param chain the mandate and those it carries from
record DaysUnder(List<Mandate> chain) {
    DaysUnder {
        chain = List.copyOf(chain);
    }

    /// The days of one account under one mandate.
    ///
    /// @param until the day after the last; the end of time while it lasts
    record Days(LocalDate from, LocalDate until) {
        static Days of(Mandate mandate, MandateAccount one) {
            LocalDate until = one.until() == null ? LocalDate.MAX : one.until();
            LocalDate end = mandate.endOn() == null ? LocalDate.MAX : mandate.endOn().plusDays(1);
            return new Days(one.from(), until.isBefore(end) ? until : end);
        }

        boolean overlaps(Days other) {
            return from.isBefore(other.until) && other.from.isBefore(until);
        }
    }

    /// The day an account had left before it came back, absent when it never was away.
    @Nullable LocalDate goneSince(MandateAccount back) {
        LocalDate gone = null;
        for (Days days : of(back.account())) {
            gone = days.from().isBefore(back.from()) ? days.until() : gone;
        }
        return gone != null && gone.isBefore(back.from()) ? gone : null;
    }

    /// Capital without the days between two mandates; what was before the first stays.
    List<CapitalSpan> within(AccountKey account, List<CapitalSpan> capital) {
        List<Days> days = of(account);
        List<CapitalSpan> kept = capital;
        for (int i = 1; i < days.size(); i++) {
            LocalDate gone = days.get(i - 1).until();
            LocalDate back = days.get(i).from();
            Days between = new Days(gone, back);
            if (between.from().isBefore(between.until())) {
                kept = kept.stream().flatMap(span -> without(span, between).stream()).toList();
            }
        }
        return kept;
    }

    private List<Days> of(AccountKey account) {
        return chain.stream()
                .flatMap(
                        mandate ->
                                mandate.accounts().stream()
                                        .filter(one -> one.account().equals(account))
                                        .map(one -> Days.of(mandate, one)))
                .sorted(Comparator.comparing(Days::from))
                .toList();
    }

    private static List<CapitalSpan> without(CapitalSpan span, Days days) {
        var left = new ArrayList<CapitalSpan>();
        LocalDate first = span.to().isBefore(days.from()) ? span.to() : days.from();
        if (span.from().isBefore(first)) {
            left.add(CapitalSpan.of(span.from(), first, span.capital()));
        }
        LocalDate again = span.from().isAfter(days.until()) ? span.from() : days.until();
        if (again.isBefore(span.to())) {
            left.add(CapitalSpan.of(again, span.to(), span.capital()));
        }
        return left;
    }
}
