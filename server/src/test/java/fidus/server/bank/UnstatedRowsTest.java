package fidus.server.bank;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fidus.approvals.Prepared;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.FindBankStatements;
import fidus.bank.desk.RowFate;
import fidus.bank.desk.SeenRow;
import fidus.bank.desk.StatementCard;
import fidus.bank.desk.TakeStatementAgain;
import fidus.bank.desk.TakenStatement;
import fidus.contract.Nothing;
import fidus.contract.Refused;
import fidus.money.Currency;
import fidus.money.Money;

import org.junit.jupiter.api.Test;

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
        desk.server
                .parts()
                .mongo()
                .write(
                        unit -> {
                            String id = taken.id().value().toString();
                            BankStore.rows(unit)
                                    .update(
                                            eq("statementId", id),
                                            set("row.money.currency", "XXX"));
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
}
