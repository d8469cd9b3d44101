package fidus.server.demo;

import fidus.bank.desk.AboutBankAccount;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BankPreview;
import fidus.bank.desk.ConfirmBankFile;
import fidus.bank.desk.Expected;
import fidus.bank.desk.OfferBankFile;
import fidus.bank.desk.SetBankAccount;
import fidus.bank.desk.TransitProposal;
import fidus.contract.Nothing;
import fidus.jobs.Job;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.StartBankRun;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What the invented bank says of the account: what clients sent and what went on to the brokers,
/// with something for whoever reconciles it. A wire came in less the charges of a bank on its way,
/// the account's own charges are in no books yet, a client sent money nobody was told of, and the
/// end of one transfer waits to be booked.
final class DemoBank {
    static final String IBAN = "DE87200500001234567890";

    private static final long CHARGE = -14_50;

    private final DemoDesk desk;
    private final LocalDate today;
    private final DemoCamt file;

    DemoBank(DemoDesk desk) {
        this.desk = desk;
        today = desk.today();
        file = new DemoCamt(IBAN, today.minusDays(165), today.minusDays(1), rows());
    }

    /// What the account holds by its last statement.
    Money closing() {
        long cents = file.rows().stream().mapToLong(DemoCamt.Row::cents).sum();
        return new Money(BigDecimal.valueOf(cents, 2), Currency.USD);
    }

    void tell() {
        HouseAccount account =
                desk.ask(BankCalls.ACCOUNTS, new Nothing()).accounts().getFirst().account();
        desk.ask(BankCalls.SET, new SetBankAccount(account.id(), Expected.DAILY, "", null, 0));
        BankPreview preview =
                desk.upload(
                        BankCalls.OFFER,
                        new OfferBankFile("northern-bank-" + file.to() + ".xml", null, null),
                        file.bytes());
        if (!preview.importable()) {
            throw new IllegalStateException(
                    "The demonstration's own bank file was refused: " + preview.refusal());
        }
        desk.ask(BankCalls.CONFIRM, new ConfirmBankFile(preview.id()));
        List<TransitProposal> sent =
                desk.ask(BankCalls.PROPOSALS, new AboutBankAccount(account.id())).transits();
        sent.stream()
                .sorted(Comparator.comparingLong(one -> one.transit().account().login()))
                .limit(2)
                .forEach(one -> desk.approve(desk.ask(BankCalls.BOOK_TRANSIT, one.booking())));
        Job job =
                desk.ask(
                                ReconciliationCalls.START_BANK,
                                new StartBankRun(account.id(), file.from(), file.to()))
                        .job();
        if (job != null) {
            desk.await(job);
        }
    }

    private List<DemoCamt.Row> rows() {
        List<DemoCamt.Row> rows = new ArrayList<>();
        LocalDate began = today.minusDays(160);
        LocalDate entered = today.minusDays(95);
        rows.add(wire(began, 18_151_41, "Marrow & Finch Ltd", 4_103));
        rows.add(wire(entered, 25_000_00, "Hollis Family Office", 4_101));
        rows.add(wire(entered, 120_000_00, "Marrow & Finch Ltd", 4_102));
        LocalDate left = today.minusDays(91);
        rows.add(funding(left, -25_000_00, 510_001));
        rows.add(funding(left, -70_000_00, 510_002));
        rows.add(funding(left, -50_000_00, 510_003));
        LocalDate later = today.minusDays(20);
        rows.add(
                new DemoCamt.Row(
                        later,
                        39_985_00,
                        "Hollis Family Office",
                        reference(later, 4_104),
                        "Top-up " + reference(later, 4_104) + " less charges 15.00 USD"));
        rows.add(
                new DemoCamt.Row(
                        today.minusDays(6),
                        9_750_00,
                        "Marrow & Finch Ltd",
                        "MF-0093",
                        "Marrow and Finch further subscription"));
        rows.add(wire(today.minusDays(1), 15_000_00, "Hollis Family Office", 4_105));
        for (int months = 1; months <= 2; months++) {
            LocalDate end = YearMonth.from(today).minusMonths(months).atEndOfMonth();
            rows.add(new DemoCamt.Row(end, CHARGE, "", "", "Charges for the account"));
        }
        rows.sort(Comparator.comparing(DemoCamt.Row::on));
        return List.copyOf(rows);
    }

    private static DemoCamt.Row wire(LocalDate on, long cents, String from, int number) {
        String reference = reference(on, number);
        return new DemoCamt.Row(on, cents, from, reference, "Subscription " + reference);
    }

    private static DemoCamt.Row funding(LocalDate on, long cents, long login) {
        return new DemoCamt.Row(
                on, cents, "North Bridge Markets", "", "Funding of account " + login);
    }

    /// As the books name it: the deposits of the fund are numbered in the order they were recorded.
    private static String reference(LocalDate on, int number) {
        return "WIRE-" + on.getYear() + "-" + number;
    }
}
