package fidus.server.rebates;

import fidus.approvals.Shown;
import fidus.mt5.AccountKey;
import fidus.mt5.rebates.RebateRate;
import fidus.rebates.BrokerAgreement;
import fidus.rebates.RebateRun;
import fidus.rebates.SymbolOfGroup;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What a broker is to pay beside what it pays now, as the second person sees it: every line says
/// whether it is new, what it was, and what falls away.
final class AgreementShown {
    private final BrokerAgreement before;
    private final BrokerAgreement after;
    private final List<Shown> shown = new ArrayList<>();
    private @Nullable LocalDate earliest;

    /// @param before absent when nothing is agreed with the broker
    AgreementShown(@Nullable BrokerAgreement before, BrokerAgreement after) {
        this.before =
                before == null
                        ? new BrokerAgreement(after.broker(), List.of(), List.of(), List.of(), 0)
                        : before;
        this.after = after;
    }

    /// @param firm runs that stay as they are, whatever is agreed now
    List<Shown> lines(List<RebateRun> firm, String reason) {
        shown.add(new Shown("Broker", after.broker()));
        after.rates().forEach(this::rate);
        before.rates().stream()
                .filter(was -> after.rates().stream().noneMatch(was::replaces))
                .forEach(was -> gone(name(was), said(was), was.effectiveFrom()));
        symbols();
        accounts();
        LocalDate from = earliest;
        if (from != null) {
            firm.stream()
                    .filter(run -> !YearMonth.parse(run.period()).atEndOfMonth().isBefore(from))
                    .map(RebateRun::period)
                    .min(Comparator.naturalOrder())
                    .ifPresent(first -> shown.add(untouched(first, firm)));
        }
        shown.add(new Shown("Reason", reason));
        return shown;
    }

    private static Shown untouched(String first, List<RebateRun> firm) {
        return new Shown(
                "Not changed by this",
                "claims of "
                        + first
                        + " to "
                        + firm.getLast().period()
                        + ", unless they are reversed and computed again");
    }

    /// An agreement that falls away as a whole.
    static List<Shown> withdrawn(BrokerAgreement agreement, String reason) {
        var shown = new ArrayList<Shown>();
        shown.add(new Shown("Broker", agreement.broker()));
        agreement.rates().forEach(rate -> shown.add(new Shown(name(rate), away(said(rate)))));
        shown.add(new Shown("What follows", "No lots of this broker are claimed any more"));
        shown.add(new Shown("Reason", reason));
        return shown;
    }

    private void rate(RebateRate rate) {
        RebateRate was = before.rates().stream().filter(rate::replaces).findFirst().orElse(null);
        if (was != null && was.agrees(rate)) {
            shown.add(new Shown(name(rate), said(rate)));
            return;
        }
        touches(rate.effectiveFrom());
        shown.add(
                new Shown(
                        name(rate),
                        said(rate) + (was == null ? ", new" : ", instead of " + said(was))));
    }

    private void symbols() {
        for (SymbolOfGroup one : after.symbols()) {
            String was = group(before, one.symbol());
            boolean same = one.symbolGroup().equals(was);
            shown.add(
                    new Shown(
                            symbol(one),
                            one.symbolGroup()
                                    + (same ? "" : was == null ? ", new" : ", instead of " + was)));
            if (!same) {
                touches(LocalDate.MIN);
            }
        }
        before.symbols().stream()
                .filter(one -> group(after, one.symbol()) == null)
                .forEach(one -> gone(symbol(one), one.symbolGroup(), LocalDate.MIN));
    }

    private void accounts() {
        for (AccountKey one : after.untracked()) {
            boolean same = before.untracked().contains(one);
            shown.add(new Shown("Without rebates", one + (same ? "" : ", new")));
            if (!same) {
                touches(LocalDate.MIN);
            }
        }
        for (AccountKey one : before.untracked()) {
            if (!after.untracked().contains(one)) {
                shown.add(new Shown("With rebates again", one.toString()));
                touches(LocalDate.MIN);
            }
        }
    }

    private void gone(String name, String was, LocalDate from) {
        shown.add(new Shown(name, away(was)));
        touches(from);
    }

    private void touches(LocalDate from) {
        LocalDate so = earliest;
        earliest = so == null || from.isBefore(so) ? from : so;
    }

    private static String away(String was) {
        return "falls away, was " + was;
    }

    private static @Nullable String group(BrokerAgreement agreement, String symbol) {
        return agreement.symbols().stream()
                .filter(one -> one.symbol().equals(symbol))
                .map(SymbolOfGroup::symbolGroup)
                .findFirst()
                .orElse(null);
    }

    private static String symbol(SymbolOfGroup one) {
        return "Symbol " + one.symbol();
    }

    private static String name(RebateRate rate) {
        return rate.symbolGroup() + " from " + rate.effectiveFrom();
    }

    private static String said(RebateRate rate) {
        return rate.ratePerLot().toPlainString() + " " + rate.currency() + " per lot";
    }
}
