package fidus.server.bank;

import fidus.bank.desk.BookTransit;
import fidus.bank.desk.OpenTransit;
import fidus.bank.desk.TransitProposal;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// Rows of a statement that seem to be the other end of money in transit: the same sum within ten
/// days. Where several fit, each is offered and says so; a person decides.
final class TransitOffers {
    /// How long a transfer between a bank and a broker takes at most.
    static final long DAYS = 10;

    private TransitOffers() {}

    /// @param free rows that count and that no match uses
    static List<TransitProposal> of(
            HouseAccount account, List<BankStore.StoredRow> free, List<OpenTransit> open) {
        List<TransitProposal> proposals = new ArrayList<>();
        for (BankStore.StoredRow row : free) {
            List<OpenTransit> fitting =
                    open.stream().filter(transit -> couldBe(transit, row)).toList();
            for (OpenTransit transit : fitting) {
                long rows = free.stream().filter(other -> couldBe(transit, other)).count();
                proposals.add(proposal(account, row, transit, Math.max(rows, fitting.size())));
            }
        }
        return List.copyOf(proposals);
    }

    private static boolean couldBe(OpenTransit transit, BankStore.StoredRow row) {
        return transit.atBank().equals(row.money())
                && Math.abs(ChronoUnit.DAYS.between(transit.movedOn(), row.day())) <= DAYS;
    }

    /// Whether a row could be the other end, by the day its broker's end was booked: late on the
    /// first day of a month, when its own month was closed.
    static boolean couldBe(Money atBank, LocalDate booked, BankStore.StoredRow row) {
        boolean near = Math.abs(ChronoUnit.DAYS.between(booked, row.day())) <= DAYS;
        boolean late = booked.getDayOfMonth() == 1 && booked.isAfter(row.day());
        return atBank.equals(row.money()) && (near || late);
    }

    private static TransitProposal proposal(
            HouseAccount account, BankStore.StoredRow row, OpenTransit transit, long fitting) {
        LocalDate valued = row.row().valueDate();
        String where =
                (row.money().signum() < 0 ? "Arrived on " : "Left ")
                        + transit.account()
                        + " on "
                        + transit.movedOn();
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
                        row.id()));
    }
}
