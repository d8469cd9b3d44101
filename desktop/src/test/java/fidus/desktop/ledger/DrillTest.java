package fidus.desktop.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.PreparedList;
import fidus.auth.Permission;
import fidus.auth.PersonId;
import fidus.auth.Role;
import fidus.desktop.approvals.ApprovalsModel;
import fidus.desktop.samples.Accounts;
import fidus.desktop.samples.Books;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Navigation;
import fidus.desktop.shell.Screen;
import fidus.ledger.EntryBalance;
import fidus.ledger.EntryId;
import fidus.ledger.EntryPage;
import fidus.ledger.JournalEntry;
import fidus.ledger.LedgerCalls;
import fidus.ledger.Postings;
import fidus.ledger.TrialBalance;
import fidus.money.Money;

import javafx.scene.layout.Pane;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/// From a balance to its entries, and from an entry to what it follows from.
class DrillTest {
    private static final Map<String, String> ACCOUNT = Map.of("tradingAccount", "7@Broker-Live");

    private final FakeServer fake = new FakeServer();

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void theBooksOfADayAndTheBalanceAfterEachEntryAreAskedFor() {
        fake.signsIn(Role.OPERATOR);
        var model = new LedgerModel(fake.signedIn(Accounts.NOW));
        fake.answer(LedgerCalls.TRIAL_BALANCE, _ -> Books.balance());
        fake.answer(LedgerCalls.TRIAL_BALANCE_ON, _ -> new TrialBalance(Accounts.NOW, List.of()));
        Money moved = Money.of("-1.50", "USD");
        Money after = Money.of("98.00", "USD");
        var asked = new CopyOnWriteArrayList<String>();
        fake.answer(
                LedgerCalls.ENTRIES,
                question -> {
                    asked.add(question.toString());
                    return new EntryPage(
                            List.of(Books.entries().getFirst()),
                            List.of(new EntryBalance(List.of(moved), List.of(after))),
                            null);
                });
        model.read();
        assertThat(model.mayEnter()).isTrue();
        model.throughProperty().set(LocalDate.of(2026, 11, 19));
        model.read();

        assertThat(model.balance().value()).isEqualTo(new TrialBalance(Accounts.NOW, List.of()));
        assertThat(model.mayBegin()).as("the books have begun").isFalse();
        assertThat(fake.seen()).anyMatch(one -> one.path().endsWith("/trial-balances/2026-11-19"));
        assertThat(asked.getLast()).contains("2026-11-19");
        EntryLine line = model.entries().rows().getFirst();
        assertThat(line.moved()).contains("1.50");
        assertThat(line.after()).contains("98.00");
    }

    @ParameterizedTest
    @CsvSource({
        "deposit/1, deposits, deposit/1",
        "contract/1, contracts, contract/1",
        "franchise-pool/1, contracts, contract/1",
        "redemption/1, redemptions, redemption/1",
        "payment/1, payments, payment/1",
        "fee-run/1, fees, fee-run/1",
        "share-run/1, fees, share-run/1",
        "rebate-run/1, fees, rebate-run/1",
        "break/1, breaks, break/1",
        "deal/Broker-Live/7/901, accounts, account/Broker-Live/7",
        "reading/abc, accounts, account/Broker-Live/7",
        "close/2027-03/7@Broker-Live, close, close/2027-03",
        "year/2026, close, close/2026-12",
        "exchange/1, rates, exchange/1",
        "manual/1, approvals, entry/manual/1",
    })
    void anEntryLeadsToTheScreenOfItsDocument(String source, String screen, String subject) {
        assertThat(SourcePlace.of(entry(source))).contains(new SourcePlace(screen, subject));
    }

    @Test
    void whatOnlyTheJournalHasLeadsNowhere() {
        assertThat(SourcePlace.leads(entry("opening"))).isFalse();
    }

    @Test
    void aReversalLeadsToTheDocumentOfWhatItTakesBack() {
        fake.signsIn(Role.OPERATOR);
        var shell = fake.signedIn(Accounts.NOW);
        var deposits =
                new Screen(
                        "deposits",
                        "screen.deposits",
                        MaterialDesignC.CASH,
                        Permission.SEE_CONTRACTS,
                        Pane::new);
        shell.navigation().offer(List.of(deposits));
        fake.answer(LedgerCalls.ENTRY, _ -> entry("deposit/1"));
        JournalEntry reversal = entry("entry/1", new EntryId(new UUID(0, 5)));
        assertThat(SourcePlace.leads(reversal)).isTrue();

        new LedgerModel(shell).open(reversal);

        assertThat(fake.seen())
                .anyMatch(one -> one.path().endsWith("/ledger/entries/" + new UUID(0, 5)));
        Navigation.Place place = shell.navigation().placeProperty().get();
        assertThat(place.screen()).isEqualTo(deposits);
        assertThat(place.subject()).isEqualTo("deposit/1");
    }

    @Test
    void whatPeopleEnteredIsAmongWhatWasDecided() {
        fake.signsIn(Role.OPERATOR);
        var model = new ApprovalsModel(fake.signedIn(Accounts.NOW));
        fake.answer(ApprovalCalls.FIND, _ -> new PreparedList(List.of()));

        model.visit("entry/manual/1");

        assertThat(model.pendingOnlyProperty().get()).isFalse();
        assertThat(fake.count(ApprovalCalls.FIND)).isEqualTo(1);
    }

    private static JournalEntry entry(String source) {
        return entry(source, null);
    }

    private static JournalEntry entry(String source, @Nullable EntryId reverses) {
        Money sum = Money.of("1.00", "USD");
        return new JournalEntry(
                new EntryId(new UUID(0, 1)),
                1,
                "E6",
                source,
                "",
                LocalDate.of(2027, 3, 31),
                "2027-03",
                Accounts.NOW,
                new PersonId(new UUID(0, 2)),
                null,
                List.of(
                        Postings.debit("1110", sum, ACCOUNT),
                        Postings.credit("4100", sum, ACCOUNT)),
                reverses,
                "A test",
                null);
    }
}
