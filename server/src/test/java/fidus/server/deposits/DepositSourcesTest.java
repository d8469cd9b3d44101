package fidus.server.deposits;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.unset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fidus.approvals.Prepared;
import fidus.clients.AddClient;
import fidus.clients.Client;
import fidus.clients.ClientCalls;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.deposits.Deposit;
import fidus.deposits.DepositCalls;
import fidus.deposits.DepositMethod;
import fidus.deposits.DepositSource;
import fidus.deposits.DepositState;
import fidus.deposits.FindDeposits;
import fidus.deposits.RecordDeposit;
import fidus.money.Money;
import fidus.payments.wallets.Network;
import fidus.server.Office;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DepositSourcesTest {
    private static final String HASH = "ab".repeat(32);
    private static final String ADDRESS = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t";

    private static Office office;
    private static Client ada;

    @BeforeAll
    static void open() {
        office = new Office("2026-06-15");
        ada = office.ask(ClientCalls.ADD, new AddClient("Ada Example"));
    }

    @AfterAll
    static void close() {
        office.close();
    }

    @Test
    void aWireSaysWhoSentItAndFromWhichAccount() {
        Prepared waits =
                record(
                        DepositMethod.FIAT,
                        "WIRE 1",
                        DepositSource.wire(" Ada  Example ", "de89 3704 0044 0532 0130 00"));

        assertThat(shown(waits))
                .contains("Sender: Ada Example", "Sender's IBAN: DE89370400440532013000");
        office.approve(waits);
        Deposit kept = newest();
        assertThat(kept.depositState()).isEqualTo(DepositState.CONFIRMED);
        assertThat(kept.source())
                .isEqualTo(DepositSource.wire("Ada Example", "DE89370400440532013000"));
    }

    @Test
    void aTransactionSaysItsNetworkAndItsHashStandsForOneDeposit() {
        Prepared waits =
                record(DepositMethod.CRYPTO, HASH, DepositSource.chain(Network.TRC20, ADDRESS));

        assertThat(shown(waits)).contains("Network: TRC20", "From address: " + ADDRESS);
        assertThat(
                        code(
                                DepositMethod.CRYPTO,
                                "0x" + HASH.toUpperCase(java.util.Locale.ROOT),
                                DepositSource.chain(Network.ETH, null)))
                .isEqualTo(Problem.Code.EVIDENCE_USED);
    }

    @Test
    void whatDoesNotFitItsKindIsRefusedBesideItsField() {
        assertThat(field(DepositMethod.FIAT, "WIRE 9", DepositSource.chain(Network.BTC, null)))
                .isEqualTo("source.network");
        assertThat(field(DepositMethod.FIAT, "WIRE 9", DepositSource.wire("A", null)))
                .isEqualTo("source.senderName");
        assertThat(
                        field(
                                DepositMethod.FIAT,
                                "WIRE 9",
                                DepositSource.wire("Ada", "DE88370400440532013000")))
                .isEqualTo("source.senderIban");
        assertThat(field(DepositMethod.CRYPTO, "ef".repeat(32), DepositSource.wire("Ada", null)))
                .isEqualTo("source.senderName");
        assertThat(field(DepositMethod.CRYPTO, "a letter", DepositSource.chain(Network.BTC, null)))
                .isEqualTo("evidence");
        assertThat(
                        field(
                                DepositMethod.CRYPTO,
                                "cd".repeat(32),
                                DepositSource.chain(Network.BTC, "not an address")))
                .isEqualTo("source.fromAddress");
    }

    @Test
    void whatWasStoredBeforeSourcesWereKeptIsStillRead() {
        record(DepositMethod.FIAT, "WIRE OLD", DepositSource.wire("Ada Example", null));
        Deposit before = newest();
        long changed =
                office.server
                        .mongo()
                        .write(
                                unit ->
                                        unit.documents("deposits", Document.class)
                                                .update(
                                                        eq("number", before.number()),
                                                        unset("source")));

        assertThat(changed).isEqualTo(1);
        assertThat(newest().evidence()).isEqualTo("WIRE OLD");
        assertThat(newest().source()).isNull();
    }

    private static java.util.List<String> shown(Prepared prepared) {
        return prepared.shown().stream().map(one -> one.label() + ": " + one.value()).toList();
    }

    private static Prepared record(
            DepositMethod method, String evidence, @Nullable DepositSource source) {
        return office.ask(
                DepositCalls.RECORD,
                new RecordDeposit(
                        ada.id(),
                        Money.of("1000.00", "USD"),
                        office.today(),
                        method,
                        evidence,
                        "House account",
                        "",
                        source));
    }

    private static Problem.Code code(
            DepositMethod method, String evidence, @Nullable DepositSource source) {
        return problem(method, evidence, source).code();
    }

    private static String field(
            DepositMethod method, String evidence, @Nullable DepositSource source) {
        return problem(method, evidence, source).fields().getFirst().field();
    }

    private static Problem problem(
            DepositMethod method, String evidence, @Nullable DepositSource source) {
        Refused why = catchThrowableOfType(Refused.class, () -> record(method, evidence, source));
        assertThat(why).as("refused").isNotNull();
        return why.problem();
    }

    private static Deposit newest() {
        return office.ask(DepositCalls.FIND, new FindDeposits(null, null, null, 1))
                .rows()
                .getFirst();
    }
}
