package fidus.statements.partners;

import fidus.money.Currency;
import fidus.money.Money;
import fidus.payments.PaidPart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Computes what a partner's statement says. Its lines are the commission and pool rows of the
/// contracts; nothing is generated here.
public final class PartnerStatements {
    private final PartnerInput input;
    private final LocalDate from;
    private final LocalDate to;

    private PartnerStatements(PartnerInput input) {
        this.input = input;
        this.from = input.period().atDay(1);
        this.to = input.period().atEndOfMonth();
    }

    /// @throws fidus.contract.Refused `UNBALANCED` when opening and movements are not the closing
    ///   sum
    public static PartnerStatement of(PartnerInput input) {
        return new PartnerStatements(input).statement();
    }

    private PartnerStatement statement() {
        var currencies = new TreeSet<Currency>();
        input.contracts().forEach(one -> currencies.add(one.principal().currency()));
        input.earnings().stream()
                .filter(one -> !one.since().isAfter(to))
                .forEach(one -> currencies.add(one.earnedAmount().currency()));
        input.held().stream()
                .filter(one -> !one.booked().isZero() || !one.accrued().isZero())
                .forEach(one -> currencies.add(one.booked().currency()));
        return new PartnerStatement(
                input.partner(),
                input.period().toString(),
                from,
                to,
                input.businessZone(),
                input.clients(),
                currencies.stream().map(this::section).toList());
    }

    private PartnerSection section(Currency currency) {
        List<Earning> all =
                input.earnings().stream()
                        .filter(one -> one.earnedAmount().currency().equals(currency))
                        .sorted(
                                Comparator.comparing(Earning::dueOn)
                                        .thenComparingLong(Earning::contractNumber)
                                        .thenComparing(Earning::earnedOn)
                                        .thenComparing(Earning::earningKind))
                        .toList();
        List<SoldContract> contracts =
                input.contracts().stream()
                        .filter(one -> one.principal().currency().equals(currency))
                        .sorted(Comparator.comparingLong(SoldContract::contractNumber))
                        .toList();
        Money sales = Money.zero(currency);
        for (SoldContract one : contracts) {
            sales = sales.plus(one.principal());
        }
        List<PartnerSum> sums = sums(all, currency);
        PartnerMovements total = PartnerMovements.zero(currency);
        for (PartnerSum sum : sums) {
            total = total.plus(sum.movements());
        }
        PartnerInput.Held held = held(currency);
        return new PartnerSection(
                currency,
                contracts,
                sales,
                sums,
                total,
                all.stream().flatMap(this::earned).toList(),
                payments(all),
                all.stream().filter(one -> one.isOpen(to)).map(PartnerStatements::open).toList(),
                held.accrued(),
                held.booked());
    }

    private PartnerInput.Held held(Currency currency) {
        Money zero = Money.zero(currency);
        return input.held().stream()
                .filter(one -> one.booked().currency().equals(currency))
                .findFirst()
                .orElse(new PartnerInput.Held(zero, zero));
    }

    private List<PartnerSum> sums(List<Earning> all, Currency currency) {
        Map<EarningKind, PartnerMovements> kinds = new EnumMap<>(EarningKind.class);
        for (Earning one : all) {
            if (!one.since().isAfter(to)) {
                kinds.merge(one.earningKind(), movements(one, currency), PartnerMovements::plus);
            }
        }
        var sums = new ArrayList<PartnerSum>();
        kinds.forEach(
                (kind, sum) -> sums.add(new PartnerSum(kind, sum.checked(input.partner().name()))));
        return sums;
    }

    private PartnerMovements movements(Earning one, Currency currency) {
        Money zero = Money.zero(currency);
        Money sum = one.earnedAmount();
        Money paid = zero;
        Money returned = zero;
        for (PaidPart part : one.payments()) {
            paid = isIn(part.paidOn()) ? paid.plus(sum) : paid;
            LocalDate back = part.backOn();
            returned = back != null && isIn(back) ? returned.plus(sum) : returned;
        }
        Money earned = isEarned(one) ? sum : zero;
        return new PartnerMovements(
                one.isOpen(from.minusDays(1)) ? sum : zero,
                isTakenBack(one) ? earned.minus(sum) : earned,
                paid,
                returned,
                one.isOpen(to) ? sum : zero);
    }

    private Stream<EarnedLine> earned(Earning one) {
        LocalDate back = one.takenBackOn();
        Stream<EarnedLine> earned = isEarned(one) ? Stream.of(EarnedLine.of(one)) : Stream.empty();
        return back == null || !isIn(back)
                ? earned
                : Stream.concat(earned, Stream.of(EarnedLine.takenBack(one, back)));
    }

    private boolean isTakenBack(Earning one) {
        LocalDate back = one.takenBackOn();
        return back != null && isIn(back);
    }

    private boolean isEarned(Earning one) {
        return !one.elsewhere() && isIn(one.since());
    }

    private boolean isIn(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    private List<PaidLine> payments(List<Earning> all) {
        var lines = new ArrayList<PaidLine>();
        for (Earning one : all) {
            for (PaidPart part : one.payments()) {
                if (isIn(part.paidOn())) {
                    lines.add(line(one, part, part.paidOn(), false));
                }
                LocalDate back = part.backOn();
                if (back != null && isIn(back)) {
                    lines.add(line(one, part, back, true));
                }
            }
        }
        lines.sort(
                Comparator.comparing(PaidLine::movedOn)
                        .thenComparingLong(PaidLine::contractNumber));
        return lines;
    }

    private static PaidLine line(Earning one, PaidPart part, LocalDate on, boolean returned) {
        return new PaidLine(
                one.earningKind(),
                one.contractNumber(),
                one.earnedOn(),
                returned ? one.earnedAmount().negated() : one.earnedAmount(),
                on,
                part.reference(),
                returned);
    }

    private static OpenLine open(Earning one) {
        return new OpenLine(
                one.earningKind(),
                one.contractNumber(),
                one.earnedOn(),
                one.earnedAmount(),
                one.dueOn(),
                one.openState());
    }
}
