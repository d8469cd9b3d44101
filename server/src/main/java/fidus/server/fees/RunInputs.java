package fidus.server.fees;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.fees.FeeAgreement;
import fidus.fees.FeePayment;
import fidus.fees.HighWaterMark;
import fidus.fees.MarkLevel;
import fidus.fees.MarkRule;
import fidus.fees.runs.AccountInput;
import fidus.fees.runs.AccountMark;
import fidus.fees.runs.AgreedFrom;
import fidus.fees.runs.FeePart;
import fidus.fees.runs.FeeType;
import fidus.fees.runs.Mandate;
import fidus.fees.runs.MonthAccount;
import fidus.fees.runs.PartInputs;
import fidus.fees.runs.RunnableTerms;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.server.fees.Standing.Past;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/// Gathers what a mandate's fee of a month is computed from.
final class RunInputs {
    private final Measures measures;
    private final Standing standing;

    /// Where a month's figures come from: a snapshot for a run, or the accounts as they are today
    /// to see whether anything would be different.
    @FunctionalInterface
    interface MonthEnd {
        MonthAccount of(AccountKey account);
    }

    /// One mandate in one month.
    record Case(FeeType type, Mandate mandate, YearMonth month, MonthEnd monthEnd) {
        LocalDate lastDay() {
            return mandate.lastDayIn(month);
        }

        AgreedFrom agreed() {
            return mandate.agreedOn(month.atDay(1));
        }

        boolean crystallises() {
            LocalDate end = mandate.endOn();
            return type == FeeType.MANAGER_MANAGEMENT
                    || agreed().agreement().performance().crystallisation().at(lastDay())
                    || lastDay().equals(end);
        }

        LocalDate from() {
            LocalDate first =
                    type == FeeType.MANAGER_MANAGEMENT ? month.atDay(1) : periodStart(agreed());
            return first.isBefore(mandate.startOn()) ? mandate.startOn() : first;
        }

        private LocalDate periodStart(AgreedFrom agreed) {
            return switch (agreed.agreement().performance().crystallisation()) {
                case QUARTERLY -> month.atDay(1).minusMonths((month.getMonthValue() - 1) % 3);
                case ANNUAL -> month.atDay(1).withMonth(1);
                case MONTHLY, WEEKLY, ON_REDEMPTION -> month.atDay(1);
            };
        }
    }

    RunInputs(Measures measures, Standing standing) {
        this.measures = measures;
        this.standing = standing;
    }

    /// @param together parts of the same run that are computed already
    /// @throws Refused `READING_NOT_OK` naming the account, or `WRONG_STATE` when another run has
    ///   to come first
    PartInputs of(Unit unit, Case one, List<FeePart> together) {
        List<Past> past = standing.before(unit, one.type, one.mandate, one.month, together);
        FeeAgreement agreement = one.agreed().agreement();
        Money none = Money.zero(agreement.currency());
        FeePart last = past.isEmpty() ? null : past.getLast().part();
        List<Mandate> chain = standing.chain(unit, one.mandate);
        var under = new DaysUnder(chain);
        List<AccountInput> accounts = new MandateAccounts(measures, one, under, last).inputs(unit);
        boolean performance = one.type == FeeType.MANAGER_PERFORMANCE;
        List<AccountMark> marks = performance ? marks(one, last, accounts) : List.of();
        Money charged = last == null ? none : last.inputs().chargedBefore().plus(last.fee());
        var fees = performance ? taken(unit, one, marks, past) : new Taken(none, none);
        return new PartInputs(
                one.mandate.id(),
                one.mandate.name(),
                one.agreed().from(),
                one.mandate.fund(),
                agreement,
                one.from(),
                one.lastDay().plusDays(1),
                one.crystallises(),
                accounts,
                marks,
                performance && RunnableTerms.needsOpening(agreement)
                        ? opening(one, past, chain)
                        : none,
                fees.management,
                fees.before,
                charged,
                last == null ? none : last.accruedAfter());
    }

    private record Taken(Money management, Money before) {}

    private static List<AccountMark> marks(
            Case one, @Nullable FeePart last, List<AccountInput> accounts) {
        List<AccountMark> before = last == null ? List.of() : last.marksAfter();
        if (one.agreed().agreement().markLevel() != MarkLevel.ACCOUNT) {
            return before.isEmpty()
                    ? List.of(new AccountMark(null, HighWaterMark.zero(one.mandate.startOn())))
                    : before;
        }
        var marks = new ArrayList<AccountMark>();
        for (AccountInput input : accounts) {
            marks.add(
                    before.stream()
                            .filter(mark -> input.account().equals(mark.account()))
                            .findFirst()
                            .orElseGet(
                                    () ->
                                            new AccountMark(
                                                    input.account(),
                                                    HighWaterMark.zero(input.from()))));
        }
        return marks;
    }

    /// The figure at the start of the crystallisation period: nothing at the start of a mandate
    /// that carries on from none, what the one it carries on from ended with, whenever that was,
    /// else what the run of the month before measured.
    private static Money opening(Case one, List<Past> past, List<Mandate> chain) {
        boolean begins = one.from().equals(one.mandate.startOn());
        if (begins && one.mandate.carryFrom() == null) {
            return Money.zero(one.agreed().agreement().currency());
        }
        LocalDate ended = begins && chain.size() > 1 ? chain.get(1).endOn() : null;
        LocalDate before = ended == null ? one.from().minusDays(1) : ended;
        return past.stream()
                .map(its -> its.part().inputs())
                .filter(its -> its.to().minusDays(1).equals(before))
                .map(PartInputs::cumulative)
                .reduce((_, later) -> later)
                .orElseThrow(
                        () ->
                                Refused.because(
                                        Problem.Code.WRONG_STATE,
                                        one.mandate.name()
                                                + " is measured from the end of "
                                                + YearMonth.from(before)
                                                + ". Approve the run of that month first."));
    }

    /// Management fees since the mark was set, and what was taken out of the figure before: by each
    /// earlier part's own agreement, because the figure does not forget it when terms change.
    private Taken taken(Unit unit, Case one, List<AccountMark> marks, List<Past> past) {
        FeeAgreement agreement = one.agreed().agreement();
        Money none = Money.zero(agreement.currency());
        List<Past> management =
                standing.before(
                        unit, FeeType.MANAGER_MANAGEMENT, one.mandate, one.month.plusMonths(1));
        if (RunnableTerms.needsManagementFees(agreement)
                && management.stream().noneMatch(its -> its.month().equals(one.month))) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    one.mandate.name()
                            + " has a performance fee after the management fee. Approve the"
                            + " management fee of "
                            + one.month
                            + " first.");
        }
        LocalDate set = measuredFrom(one, marks);
        boolean deducted = RunnableTerms.looksAtManagementFees(agreement);
        Money before = none;
        Money since = none;
        for (Past its : management) {
            boolean inside = deducted && its.part().inputs().to().isAfter(set);
            since = inside ? since.plus(whole(its)) : since;
            before = !inside && wasTaken(its) ? before.plus(whole(its)) : before;
        }
        for (Past its : past) {
            before = wasTaken(its) ? before.plus(whole(its)) : before;
        }
        return new Taken(since, before);
    }

    /// The day from which a management fee lowers this gain: since the mark was set, and without a
    /// mark since the period began. A fee whose days end by then was before it.
    private static LocalDate measuredFrom(Case one, List<AccountMark> marks) {
        boolean alone = one.agreed().agreement().performance().markRule() == MarkRule.NO_MARK;
        return alone ? one.from() : marks.getFirst().mark().hurdleFrom();
    }

    private static boolean wasTaken(Past its) {
        return its.part().inputs().agreement().payment() == FeePayment.FROM_VALUE;
    }

    private static Money whole(Past its) {
        return its.part().fee().plus(its.part().takenByBroker());
    }
}
