package fidus.server.bank;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import fidus.approvals.Prepared;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BankPreview;
import fidus.bank.desk.ConfirmBankFile;
import fidus.bank.desk.FindBankStatements;
import fidus.bank.desk.RowFate;
import fidus.bank.desk.SeenRow;
import fidus.bank.desk.StatementCard;
import fidus.bank.desk.StatementPreview;
import fidus.bank.desk.TakeStatementAgain;
import fidus.bank.desk.TakenStatement;
import fidus.contract.Nothing;
import fidus.contract.Refused;
import fidus.money.Currency;
import fidus.money.Money;

import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;

import java.util.List;

/// Rows that were stored in no currency, before files that say none were read in that of their
/// account: two persons have their statement read again, then they count as any other.
final class UnstatedRowsTest extends OwnBank {
    /// A group and an account without a currency.
    private static final String BAI2 =
            """
            01,BANK,FIDUS,261116,0800,1,,,2/
            02,FIDUS,BANK,1,261116,,,2/
            03,1234567890,,010,10000,,,015,15000,,/
            16,195,5000,,REF1,,ADA PAYS/
            49,30000,3/
            98,30000,1,5/
            99,30000,1,7/
            """;

    /// As it was stored before.
    private TakenStatement unstated() {
        TakenStatement taken = desk.take(BAI2.getBytes(US_ASCII)).statements().getFirst();
        unstate(eq("statementId", taken.id().value().toString()));
        desk.server
                .parts()
                .mongo()
                .write(
                        unit -> {
                            String id = taken.id().value().toString();
                            unit.documents("bankStatements", TakenStatement.class)
                                    .update(
                                            eq("_id", id),
                                            combine(
                                                    set("opening.money.currency", "XXX"),
                                                    set("closing.money.currency", "XXX")));
                            return taken;
                        });
        return taken;
    }

    private void unstate(Bson rows) {
        var _ =
                desk.server
                        .parts()
                        .mongo()
                        .write(
                                unit ->
                                        BankStore.rows(unit)
                                                .update(rows, set("row.money.currency", "XXX")));
    }

    private Prepared again(TakenStatement statement) {
        return desk.ask(
                BankCalls.TAKE_AGAIN,
                new TakeStatementAgain(statement.id(), "Its currency was not read"));
    }

    private StatementCard card(TakenStatement statement) {
        return desk
                .ask(BankCalls.STATEMENTS, new FindBankStatements(main.id(), null))
                .statements()
                .stream()
                .filter(one -> one.statement().id().equals(statement.id()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theyAreShownAndNothingFailsBecauseOfThem() {
        TakenStatement statement = unstated();
        quiet("9", "261117", "150,00");

        assertThat(seen(statement))
                .extracting(seen -> seen.row().money().currency())
                .containsExactly(Currency.UNSTATED);
        assertThat(card(statement).continuity().sentence()).contains("XXX", "EUR", "read again");
        assertThat(desk.ask(BankCalls.ACCOUNTS, new Nothing()).accounts())
                .anyMatch(account -> account.unstated() == 1);
        assertThat(desk.proposals(main).deposits()).isEmpty();
        assertThat(desk.proposals(main).doubts())
                .singleElement()
                .matches(one -> one.sentence().contains("have it read again"));
        assertThat(desk.reconcile(main).breaks())
                .as("it is a break until it is read again")
                .anyMatch(card -> card.found().toString().contains("STMT-1-1"));
    }

    @Test
    void readAgainByTwoPersonsTheyCount() {
        TakenStatement statement = unstated();

        Prepared asked = again(statement);
        assertThat(asked.shown()).anyMatch(line -> line.value().contains("150.00 EUR"));
        desk.approve(asked);

        assertThat(seen(statement)).extracting(SeenRow::rowFate).containsOnly(RowFate.SET_ASIDE);
        assertThat(desk.proposals(main).deposits())
                .singleElement()
                .matches(one -> one.money().equals(Money.of("50.00", "EUR")));
        assertThat(said(desk.reconcile(main), "S6").passed()).isTrue();
        assertThat(card(statement).continuity().sentence()).contains("Its currency was not read");
        assertThatThrownBy(() -> again(statement))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("set aside already");
    }

    @Test
    void whatReadsAsItIsStoredIsNotReadAgain() {
        TakenStatement taken = desk.take(BAI2.getBytes(US_ASCII)).statements().getFirst();

        assertThatThrownBy(() -> again(taken))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("reads as it is stored");
    }

    private static Mt940Text other(String row, String closing) {
        return Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "100,00")
                .row("261116", row, "", "Wire of Bert")
                .closing("261116", closing);
    }

    @Test
    void theDayInAnotherFormatIsTakenInAndTheyRepeatItOnceReadAgain() {
        TakenStatement statement = unstated();

        BankPreview preview = desk.offer(other("C50,00", "150,00").bytes());
        assertThat(preview.refusal()).isNull();
        TakenStatement taken =
                desk.ask(BankCalls.CONFIRM, new ConfirmBankFile(preview.id()))
                        .statements()
                        .getFirst();
        assertThat(seen(taken)).extracting(SeenRow::rowFate).containsExactly(RowFate.FRESH);

        desk.approve(again(statement));
        assertThat(desk.proposals(main).deposits())
                .singleElement()
                .matches(one -> one.money().equals(Money.of("50.00", "EUR")));
    }

    private static String camt(String iban) {
        CamtText text = CamtText.of(iban, "2026-11-17", "150.00", "190.00");
        text.entry("CRDT", "25.00", "AC1", "", List.of(CamtText.Tx.of("25.00", "NOTPROVIDED")))
                .entry("CRDT", "15.00", "AC2", "", List.of(CamtText.Tx.of("15.00", "NOTPROVIDED")));
        return new String(text.bytes(), UTF_8);
    }

    /// Balances that were read in the account's currency, and a row that was not, add up to
    /// nothing.
    @Test
    void whatCannotBeAddedUpRefusesItsStatementAloneAndSaysWhatToDo() {
        TakenStatement mixed = mixed(2);

        BankPreview preview = desk.offer(withOneBeside());

        assertThat(preview.statements())
                .extracting(StatementPreview::refusal)
                .satisfiesExactly(
                        why ->
                                assertThat(why)
                                        .isEqualTo(
                                                "The account Main account is in EUR, but other rows"
                                                    + " were stored: STMT-1-2 of statement 1 (%s)"
                                                    + " in no currency (XXX). No balance can be"
                                                    + " reckoned through them, so nothing tells"
                                                    + " whether this statement fits. Open that"
                                                    + " statement under Bank statements, choose"
                                                    + " Read again, and have another person agree;"
                                                    + " then look at this one again.",
                                                mixed.fileName()),
                        why -> assertThat(why).isNull());
        var without = new ConfirmBankFile(preview.id(), List.of(1));
        assertThat(desk.ask(BankCalls.CONFIRM, without).statements())
                .extracting(TakenStatement::fresh)
                .containsExactly(2L);
    }

    /// What is said of it is done, and then it is compared.
    @Test
    void onceReadAgainTheRefusedStatementIsCompared() {
        TakenStatement mixed = mixed(2);

        desk.approve(again(mixed));

        assertThat(desk.offer(camt(BankDesk.IBAN).getBytes(UTF_8)).statements())
                .extracting(StatementPreview::refusal)
                .containsExactly((String) null);
    }

    /// Nobody knows what it moved before the day: it neither ties the day nor refuses it.
    @Test
    void aRowOfADayBeforeTiesNothingAndRefusesNothing() {
        var _ = mixed(1);

        StatementPreview first = desk.offer(withOneBeside()).statements().getFirst();

        assertThat(first.refusal()).isNull();
        assertThat(first.continuity().sentence()).contains("One of them is wrong");
        assertThat(first.repeated()).as("its words tell nothing").isZero();
        assertThat(first.fresh()).isEqualTo(2);
    }

    /// Statements that were stored before are listed, and say why they are not compared.
    @Test
    void whatIsStoredIsListedAllTheSame() {
        TakenStatement later =
                desk.take(camt(BankDesk.IBAN).getBytes(UTF_8)).statements().getFirst();
        TakenStatement mixed = mixed(2);

        assertThat(card(later).continuity().sentence())
                .contains("STMT-2-2 of statement 2 (" + mixed.fileName() + ") in no currency");
        assertThat(card(later).continuity().holds()).isTrue();
    }

    /// @param place of the row that is in no currency
    private TakenStatement mixed(int place) {
        TakenStatement mixed =
                desk.takeOne(
                        Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "100,00")
                                .row("261116", "C50,00", "", "ADA")
                                .row("261117", "C25,00", "", "BERT")
                                .closing("261117", "175,00"));
        unstate(and(eq("statementId", mixed.id().value().toString()), eq("place", place)));
        return mixed;
    }

    /// A statement of the account and one of another.
    private byte[] withOneBeside() {
        desk.account("Beside", BankDesk.OTHER_IBAN);
        String beside = camt(BankDesk.OTHER_IBAN);
        return camt(BankDesk.IBAN)
                .replaceFirst(
                        "(?=</BkToCstmrStmt>)",
                        beside.substring(
                                beside.indexOf("<Stmt>"), beside.indexOf("</BkToCstmrStmt>")))
                .getBytes(UTF_8);
    }
}
