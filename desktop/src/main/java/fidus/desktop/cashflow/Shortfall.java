package fidus.desktop.cashflow;

import fidus.cashflow.CashFlowCalendar;
import fidus.cashflow.CashFlowLine;
import fidus.cashflow.CashFlowMonth;
import fidus.cashflow.CashFlowStatus;
import fidus.cashflow.ContractEnd;
import fidus.cashflow.OpeningMove;
import fidus.desktop.controls.Words;
import fidus.money.Money;
import fidus.mt5.pnl.Basis;
import fidus.rates.ExchangeRate;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.text.MessageFormat;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/// The answer on top of the calendar: when the money runs out, in words.
///
/// @param style good, attention or bad
record Shortfall(String style, Ikon icon, String title, String more) {
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    static Shortfall of(@Nullable CashFlowCalendar now, ResourceBundle texts) {
        if (now == null) {
            return new Shortfall("attention", MaterialDesignA.ALERT_OUTLINE, "", "");
        }
        var words = new In(now, texts);
        Money opening = now.opening().cash().orElse(null);
        if (opening == null) {
            return new Shortfall(
                    "attention",
                    MaterialDesignA.ALERT_OUTLINE,
                    words.say("unknown.title"),
                    words.say("unknown.more", String.join(", ", now.opening().missing()))
                            + words.rest());
        }
        String more = words.opening(opening) + words.rest();
        Optional<CashFlowMonth> first = now.firstShortfall();
        if (first.isEmpty() && now.months().stream().anyMatch(one -> one.status() == null)) {
            return new Shortfall(
                    "attention", MaterialDesignA.ALERT_OUTLINE, words.say("limits.title"), more);
        }
        if (first.isEmpty()) {
            return new Shortfall(
                    "good", MaterialDesignC.CHECK_CIRCLE_OUTLINE, words.say("fine.title"), more);
        }
        boolean critical =
                now.months().stream().anyMatch(month -> month.status() == CashFlowStatus.CRITICAL);
        return new Shortfall(
                critical ? "bad" : "attention",
                critical ? MaterialDesignC.CLOSE_OCTAGON_OUTLINE : MaterialDesignA.ALERT_OUTLINE,
                words.title(first.get()),
                more);
    }

    private record In(CashFlowCalendar now, ResourceBundle texts) {
        String say(String key, Object... parts) {
            return parts.length == 0
                    ? texts.getString(key)
                    : MessageFormat.format(texts.getString(key), parts);
        }

        /// With its age, and how much of it is old.
        String opening(Money sum) {
            Basis basis = now.opening().basis();
            var asOf = basis.asOf();
            return say("opening", Words.money(sum), asOf == null ? "–" : Words.brief(asOf) + " UTC")
                    + (basis.stale() == 0
                            ? ""
                            : " " + say("opening.stale", basis.stale(), basis.of()))
                    + ": "
                    + parts();
        }

        /// What it rests on: balances as people recorded them, what was booked there since, and
        /// what the accounts earned.
        private String parts() {
            var parts = new ArrayList<String>();
            Money recorded = now.opening().unallocatedCash();
            Money revenue = now.opening().fundRevenue();
            if (recorded != null) {
                parts.add(say("opening.recorded", Words.money(recorded)));
            }
            for (OpeningMove one : now.opening().moved()) {
                parts.add(
                        say(
                                "opening.moved",
                                Words.of(one.kind()).toLowerCase(Locale.ENGLISH),
                                Words.money(one.moved()),
                                one.heldAt()));
            }
            Money transit = now.opening().inTransit();
            if (transit != null) {
                parts.add(say("opening.transit", Words.money(transit)));
            }
            if (revenue != null) {
                parts.add(say("opening.revenue", Words.money(revenue)));
            }
            return String.join(", ", parts);
        }

        String title(CashFlowMonth first) {
            Money after = first.balanceAfter();
            int months = now.monthsUntilShortfall().orElse(0);
            String when =
                    switch (months) {
                        case 0 -> say("short.now");
                        case 1 -> say("short.one");
                        default -> say("short.in", months);
                    };
            return say("short.title", MONTH.format(YearMonth.parse(first.month())), when)
                    + (after == null ? "" : ": " + Words.money(after));
        }

        String rest() {
            var parts = new ArrayList<String>();
            least().ifPresent(parts::add);
            Money gap = now.interestGap();
            if (gap != null && !gap.isZero()) {
                parts.add(say("gap", Words.money(gap)));
            }
            payment(parts, "next", now.nextPayment());
            payment(parts, "large", now.firstLargePayment());
            raise().ifPresent(parts::add);
            if (!now.paidWithoutDay().isZero()) {
                parts.add(say("undated", Words.money(now.paidWithoutDay())));
            }
            limits(parts);
            return parts.isEmpty() ? "" : " · " + String.join(" · ", parts);
        }

        private Optional<String> least() {
            CashFlowMonth least = null;
            Money lowest = null;
            for (CashFlowMonth month : now.months()) {
                Money after = month.balanceAfter();
                if (after != null && (lowest == null || after.compareTo(lowest) < 0)) {
                    least = month;
                    lowest = after;
                }
            }
            return least == null || lowest == null
                    ? Optional.empty()
                    : Optional.of(say("least", Words.money(lowest), least.month()));
        }

        private Optional<String> raise() {
            List<ContractEnd> soon =
                    now.contractEnds().stream().filter(ContractEnd::raiseCash).toList();
            return soon.stream()
                    .map(ContractEnd::principalDue)
                    .reduce(Money::plus)
                    .map(sum -> say("raise", Words.money(sum)));
        }

        /// Limits that were set in another currency, and those nobody can know.
        private void limits(List<String> parts) {
            ExchangeRate rate = now.limits().rate();
            if (rate != null) {
                parts.add(say("limits.rate", rate.words(), rate.on(), rate.source()));
            }
            if (!now.limits().missing().isEmpty()) {
                parts.add(now.limits().missing());
            }
        }

        private void payment(List<String> parts, String key, @Nullable CashFlowLine line) {
            if (line != null) {
                Money above = now.limits().largeAbove();
                parts.add(
                        say(
                                key,
                                Words.money(line.lineAmount()),
                                line.dueOn(),
                                above == null ? "" : Words.money(above)));
            }
        }
    }
}
