package fidus.server.bank;

import fidus.bank.desk.BookTransit;
import fidus.bank.desk.OpenTransit;
import fidus.bank.desk.TransitProposal;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Rows of a statement that seem to be the other end of money in transit: the same sum within ten
/// days, or else one that the bank kept a charge of. Where several fit, each is offered and says
/// so; a person decides.
final class TransitOffers {
    /// How long a transfer between a bank and a broker takes at most.
    static final long DAYS = 10;

    private TransitOffers() {}

    /// A row that could be the end of a movement.
    private record Fit(BankStore.StoredRow row, OpenTransit transit) {
        /// What the bank kept or took, zero when the sums are the same.
        Money charge() {
            return transit.atBank().minus(row.money());
        }
    }

    /// @param free rows that count and that no match uses
    /// @param tolerance the largest charge inside a sum
    static List<TransitProposal> of(
            HouseAccount account,
            List<BankStore.StoredRow> free,
            List<OpenTransit> open,
            UnaryOperator<Money> tolerance) {
        List<Fit> fits = new ArrayList<>();
        Set<String> exactRows = new HashSet<>();
        Set<String> exactTransits = new HashSet<>();
        for (BankStore.StoredRow row : free) {
            for (OpenTransit transit : open) {
                if (couldBe(transit, row, tolerance)) {
                    var fit = new Fit(row, transit);
                    fits.add(fit);
                    if (fit.charge().isZero()) {
                        exactRows.add(row.id());
                        exactTransits.add(transit.transfer());
                    }
                }
            }
        }
        // A charge is only looked for where nothing fits without one.
        fits.removeIf(
                fit ->
                        !fit.charge().isZero()
                                && (exactRows.contains(fit.row.id())
                                        || exactTransits.contains(fit.transit.transfer())));
        return fits.stream().map(fit -> proposal(account, fit, rivals(fit, fits))).toList();
    }

    private static long rivals(Fit fit, List<Fit> fits) {
        long rows = fits.stream().filter(one -> one.transit.equals(fit.transit)).count();
        long transits = fits.stream().filter(one -> one.row.equals(fit.row)).count();
        return Math.max(rows, transits);
    }

    private static boolean couldBe(
            OpenTransit transit, BankStore.StoredRow row, UnaryOperator<Money> tolerance) {
        return Math.abs(ChronoUnit.DAYS.between(transit.movedOn(), row.day())) <= DAYS
                && isSum(transit.atBank(), row.money(), tolerance);
    }

    /// Whether a row could be the other end, by the day its broker's end was booked: late on the
    /// first day of a month, when its own month was closed.
    static boolean couldBe(
            Money atBank,
            LocalDate booked,
            BankStore.StoredRow row,
            UnaryOperator<Money> tolerance) {
        boolean near = Math.abs(ChronoUnit.DAYS.between(booked, row.day())) <= DAYS;
        boolean late = booked.getDayOfMonth() == 1 && booked.isAfter(row.day());
        return (near || late) && isSum(atBank, row.money(), tolerance);
    }

    private static boolean isSum(Money atBank, Money row, UnaryOperator<Money> tolerance) {
        if (!atBank.currency().equals(row.currency()) || atBank.signum() != row.signum()) {
            return false;
        }
        Money charge = atBank.minus(row);
        return charge.isZero()
                || (charge.signum() > 0
                        && charge.compareTo(atBank.abs()) < 0
                        && charge.compareTo(tolerance.apply(atBank.abs())) <= 0);
    }

    private static TransitProposal proposal(HouseAccount account, Fit fit, long fitting) {
        BankStore.StoredRow row = fit.row;
        OpenTransit transit = fit.transit;
        LocalDate valued = row.row().valueDate();
        Money charge = fit.charge().isZero() ? null : fit.charge();
        String where =
                (row.money().signum() < 0 ? "Arrived on " : "Left ")
                        + transit.account()
                        + " on "
                        + transit.movedOn()
                        + (charge == null
                                ? ""
                                : " as "
                                        + transit.atBank().abs()
                                        + "; the bank's charge would be "
                                        + charge);
        return new TransitProposal(
                row.id(),
                row.day(),
                row.money(),
                row.row().text(),
                transit,
                fitting > 1 ? "One of " + fitting + " that fit. " + where : where,
                new BookTransit(
                        transit.transfer(),
                        account.id(),
                        valued == null ? row.day() : valued,
                        row.id(),
                        row.id(),
                        charge));
    }
}
