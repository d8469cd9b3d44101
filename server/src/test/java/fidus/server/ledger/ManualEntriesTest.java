package fidus.server.ledger;

import static fidus.server.Desk.code;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Decide;
import fidus.approvals.Prepared;
import fidus.auth.Role;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.ledger.EntryTemplate;
import fidus.ledger.FindEntries;
import fidus.ledger.JournalEntry;
import fidus.ledger.LedgerCalls;
import fidus.ledger.Posting;
import fidus.ledger.Postings;
import fidus.ledger.PrepareEntry;
import fidus.ledger.ReverseEntry;
import fidus.money.Money;
import fidus.server.WholeServer;
import fidus.server.audit.Actor;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/// §8.1: entries by hand, by two persons and from a document, through the whole server.
class ManualEntriesTest {
    private static final Map<String, String> BANK = Map.of("bankAccount", "House bank USD");

    private final WholeServer server = new WholeServer();
    private final String operator = token(Role.OPERATOR);
    private final String approver = token(Role.APPROVER);
    private final LocalDate today = LocalDate.ofInstant(server.clock().instant(), ZoneOffset.UTC);

    @AfterEach
    void close() {
        server.close();
    }

    private String token(Role role) {
        return server.signIn(server.person("-manual", List.of(role))).accessToken();
    }

    private Prepared asked(EntryTemplate template, LocalDate on, Posting... lines) {
        return server.call(
                LedgerCalls.PREPARE_ENTRY,
                new PrepareEntry(
                        template, on, List.of(lines), "Minutes 7", "Decided by the partners"),
                operator);
    }

    private void approve(Prepared prepared) {
        server.call(
                ApprovalCalls.DECIDE,
                new Decide(prepared.id(), Decide.Decision.APPROVE, prepared.digest(), ""),
                approver);
    }

    private Prepared reversal(JournalEntry entry) {
        return server.call(
                LedgerCalls.REVERSE_ENTRY,
                new ReverseEntry(entry.id(), "Posted for the wrong bank"),
                operator);
    }

    private JournalEntry last() {
        return server.call(LedgerCalls.ENTRIES, new FindEntries(null, null, null, 1), operator)
                .rows()
                .getFirst();
    }

    private String balance(String account) {
        return server.call(LedgerCalls.TRIAL_BALANCE, new Nothing(), operator).lines().stream()
                .filter(one -> one.account().equals(account))
                .map(one -> one.balance().toString())
                .reduce("", (all, one) -> all + one);
    }

    private static Posting debit(String account, String sum) {
        return Postings.debit(account, Money.of(sum, "USD"), on(account));
    }

    private static Posting credit(String account, String sum) {
        return Postings.credit(account, Money.of(sum, "USD"), on(account));
    }

    private static Map<String, String> on(String account) {
        return account.equals("1010") ? BANK : Map.of();
    }

    @Test
    void capitalComesInIsTakenBackOnceAndStaysInTheJournal() {
        Prepared waiting =
                asked(EntryTemplate.CAPITAL_IN, today, debit("1010", "100"), credit("3010", "100"));
        assertThat(balance("3010")).isEmpty();
        approve(waiting);
        JournalEntry entry = last();
        assertThat(entry.eventCode()).isEqualTo("E3");
        assertThat(entry.makerId()).isNotEqualTo(entry.checkerId());
        assertThat(entry.reason()).isEqualTo("Decided by the partners, Minutes 7");
        assertThat(balance("3010")).isEqualTo("-100.00 USD");

        approve(reversal(entry));
        assertThat(balance("3010")).isEqualTo("0.00 USD");
        assertThat(last().reverses()).isEqualTo(entry.id());
        assertThat(code(() -> reversal(entry))).isEqualTo(Problem.Code.WRONG_STATE);
        assertThat(code(() -> reversal(last()))).isEqualTo(Problem.Code.WRONG_STATE);
    }

    @Test
    void twoEqualEntriesAreTwo() {
        for (int i = 0; i < 2; i++) {
            approve(
                    asked(
                            EntryTemplate.COVER_FROM_RESERVES,
                            today,
                            debit("3030", "40"),
                            credit("3020", "40")));
        }
        assertThat(balance("3020")).isEqualTo("-80.00 USD");
    }

    @Test
    void anExchangeBalancesInEachCurrency() {
        Money euros = Money.of("90", "EUR");
        Posting in = Postings.debit("1010", euros, Map.of("bankAccount", "House bank EUR"));
        Posting out = Postings.credit("1900", euros, Map.of("pair", "EUR/USD"));
        approve(
                asked(
                        EntryTemplate.CURRENCY_EXCHANGE,
                        today,
                        credit("1010", "100"),
                        debit("1900", "100"),
                        in,
                        out));
        assertThat(balance("1900")).contains("-90.00 EUR").contains("100.00 USD");
        assertThat(
                        code(
                                () ->
                                        asked(
                                                EntryTemplate.CURRENCY_EXCHANGE,
                                                today,
                                                credit("1010", "100"),
                                                in)))
                .isEqualTo(Problem.Code.BAD_VALUE);
    }

    @Test
    void whatATemplateDoesNotKnowIsRefused() {
        assertThat(refused(EntryTemplate.CAPITAL_IN, debit("1010", "5"), credit("4400", "5")))
                .isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(refused(EntryTemplate.FREE, debit("5500", "5"), credit("1010", "4")))
                .isEqualTo(Problem.Code.UNBALANCED);
        assertThat(refused(EntryTemplate.FREE, debit("5500", "5")))
                .isEqualTo(Problem.Code.BAD_VALUE);
        Posting nowhere = Postings.credit("1010", Money.of("5", "USD"), Map.of());
        assertThat(refused(EntryTemplate.FREE, debit("5500", "5"), nowhere))
                .isEqualTo(Problem.Code.BAD_VALUE);
        LocalDate tomorrow = today.plusDays(1);
        assertThat(
                        code(
                                () ->
                                        asked(
                                                EntryTemplate.FREE,
                                                tomorrow,
                                                debit("5500", "5"),
                                                credit("1010", "5"))))
                .isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(balance("1010")).isEmpty();
    }

    private Problem.Code refused(EntryTemplate template, Posting... lines) {
        return code(() -> asked(template, today, lines));
    }

    @Test
    void aLockedMonthTakesNoEntryAndItsEntriesAreReversedInTheNext() {
        LocalDate before = YearMonth.from(today).minusMonths(1).atEndOfMonth();
        approve(
                asked(
                        EntryTemplate.RECEIPT_ASSIGNED,
                        before,
                        debit("2600", "70"),
                        credit("2010", "70")));
        JournalEntry entry = last();
        Prepared late =
                asked(EntryTemplate.CAPITAL_IN, before, debit("1010", "1"), credit("3010", "1"));
        Ledger ledger = server.features().ledger();
        server.mongo()
                .write(
                        unit -> {
                            ledger.lockOpening(unit, Actor.SYSTEM, YearMonth.from(before));
                            return true;
                        });

        assertThat(code(() -> approve(late))).isEqualTo(Problem.Code.PERIOD_LOCKED);
        assertThat(
                        code(
                                () ->
                                        asked(
                                                EntryTemplate.CAPITAL_IN,
                                                before,
                                                debit("1010", "1"),
                                                credit("3010", "1"))))
                .isEqualTo(Problem.Code.PERIOD_LOCKED);
        approve(reversal(entry));
        assertThat(last().valueOn()).isEqualTo(before.plusDays(1));
        assertThat(balance("2010")).isEqualTo("0.00 USD");
    }

    @Test
    void whatFollowsFromAFactIsTakenBackThere() {
        var fact =
                new NewEntry(
                        "E1",
                        "deposit/1",
                        "",
                        today,
                        List.of(debit("1010", "9"), credit("2010", "9")),
                        "A deposit");
        server.mongo()
                .write(unit -> server.features().ledger().post(unit, Actor.SYSTEM, null, fact));
        assertThat(code(() -> reversal(last()))).isEqualTo(Problem.Code.WRONG_STATE);
    }
}
