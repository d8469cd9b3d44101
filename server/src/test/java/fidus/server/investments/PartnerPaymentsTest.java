package fidus.server.investments;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Updates;

import fidus.agents.AddAgent;
import fidus.agents.Agent;
import fidus.agents.AgentCalls;
import fidus.agents.ApproveCommissions;
import fidus.agents.AssignAgent;
import fidus.franchises.AddFranchise;
import fidus.franchises.ApprovePools;
import fidus.franchises.FranchiseCalls;
import fidus.franchises.FranchiseId;
import fidus.franchises.SellThrough;
import fidus.funds.FundCode;
import fidus.investments.Investment;
import fidus.investments.commissions.FranchisePayout;
import fidus.payments.BatchDetail;
import fidus.payments.FileFormat;
import fidus.payments.GetFile;
import fidus.payments.Payment;
import fidus.payments.PaymentBatch;
import fidus.payments.PaymentCalls;
import fidus.payments.ReturnPayment;
import fidus.payments.wallets.HouseAccountId;
import fidus.server.ledger.Months;
import fidus.statements.partners.AboutPartnerMonth;
import fidus.statements.partners.PartnerCalls;
import fidus.statements.partners.PartnerId;
import fidus.statements.partners.PartnerMovements;
import fidus.statements.partners.PartnerSection;

import org.bson.Document;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// What is paid to an agent and a company stands on their statements with its reference and day.
/// The agent earns 27.23 on CORE and half of the pool of a company's BALANCE contract.
class PartnerPaymentsTest extends PayDesk {
    private Agent agent;
    private FranchiseId company;

    @Test
    void paymentsStandInTheMonthTheyLeftAndCameBack() {
        HouseAccountId house = commissionApproved();
        approve(ask(FranchiseCalls.APPROVE, new ApprovePools(company, today()), operator));
        at("2026-01-03");
        BatchDetail sent = sent(house);
        approve(confirmed(sent, "BANK-1"));
        assertThat(owed()).isEqualTo(Map.of("CORE", "0.00"));
        Months.lock(server.mongo(), "2026-01");
        at("2026-02-03");
        server.rollDay();
        approve(
                ask(
                        PaymentCalls.RETURN,
                        new ReturnPayment(
                                to(sent, "franchise/"),
                                "RETURN-1",
                                today(),
                                "The account is closed",
                                null),
                        operator));
        at("2026-03-01");

        // January: 27.23 and half of 500.00 became due and were paid.
        PartnerSection january = section(agent.id().value(), "2026-01");
        assertThat(january.total()).isEqualTo(movements("0.00", "277.23", "277.23", "0.00"));
        assertThat(january.payments())
                .allMatch(one -> one.reference().equals("BANK-1"))
                .allMatch(one -> one.movedOn().toString().equals("2026-01-03"));
        assertThat(january.sales()).isEqualTo(usd("118151.41"));
        // February: as much again is due; nobody paid it.
        assertThat(section(agent.id().value(), "2026-02").total())
                .isEqualTo(movements("0.00", "277.23", "0.00", "0.00"));
        PartnerSection pools = section(company.value(), "2026-02");
        assertThat(pools.total()).isEqualTo(movements("0.00", "500.00", "0.00", "250.00"));
        assertThat(pools.earned())
                .extracting(one -> one.earnedAmount())
                .containsExactly(usd("250.00"), usd("250.00"));
        assertThat(pools.payments())
                .singleElement()
                .satisfies(one -> assertThat(one.returned()).isTrue());
        // Both parts of January: the agent's stayed paid.
        assertThat(section(company.value(), "2026-01").total())
                .isEqualTo(movements("0.00", "500.00", "500.00", "0.00"));
        // Long after both ended: no sales, but everything that nobody paid.
        PartnerSection ended = section(agent.id().value(), "2031-12");
        assertThat(ended.contracts()).isEmpty();
        assertThat(ended.sales()).isEqualTo(usd("0.00"));
        assertThat(ended.total().opening().signum()).isPositive();
    }

    /// Its item says the agent and the contract alone, as all did before debts were told by fund.
    @Test
    void aCommissionFromBeforeDebtsWereToldByFundIsPaidAndClearsItsFund() {
        HouseAccountId house = commissionApproved();
        at("2026-01-03");
        PaymentBatch written = written(house);
        assertThat(
                        server.mongo()
                                .raw()
                                .getCollection("payments")
                                .updateMany(
                                        new Document(),
                                        Updates.unset("items.0.booking.dimensions.fund"))
                                .getModifiedCount())
                .isEqualTo(1);

        FileFormat format = written.files().getFirst().fileFormat();
        assertThat(ask(PaymentCalls.FILE, new GetFile(written.id(), format), operator).content())
                .contains("27.23");
        approve(confirmed(sent(written), "BANK-1"));
        assertThat(owed()).isEqualTo(Map.of("CORE", "0.00"));
    }

    /// 2310 by fund; what has none is under an empty name.
    private Map<String, String> owed() {
        var features = server.features();
        var owed = new TreeMap<String, String>();
        features.mongo()
                .read(
                        unit ->
                                features.ledger()
                                        .balances(
                                                unit,
                                                List.of("2310"),
                                                List.of("fund"),
                                                YearMonth.of(2026, 1)))
                .forEach(
                        one ->
                                owed.put(
                                        one.values().getFirst(),
                                        one.balance().amount().toPlainString()));
        return owed;
    }

    /// The agent's of January, and both can be paid.
    private HouseAccountId commissionApproved() {
        sell();
        at("2026-01-01");
        wallet("agent/" + agent.id().value(), "Agnes Agent", "DE89370400440532013000");
        wallet("franchise/" + company.value(), "White Label Ltd", "DE87200500001234567890");
        HouseAccountId house = houseBank();
        server.rollDay();
        approve(ask(AgentCalls.APPROVE, new ApproveCommissions(agent.id(), today()), operator));
        return house;
    }

    private void sell() {
        company = ask(FranchiseCalls.ADD, new AddFranchise("White Label Ltd"), operator).id();
        agent = ask(AgentCalls.ADD, new AddAgent("Agnes Agent", new BigDecimal("0.10")), operator);
        approve(
                ask(
                        AgentCalls.ASSIGN,
                        new AssignAgent(ada.id(), agent.id(), today(), "Brought the client"),
                        operator));
        started(FundCode.CORE, "18151.41");
        Investment contract = entered(FundCode.BALANCE, "100000");
        approve(
                ask(
                        FranchiseCalls.SELL,
                        new SellThrough(
                                company,
                                contract.id(),
                                agent.id(),
                                new BigDecimal("0.50"),
                                FranchisePayout.MONTHLY),
                        operator));
        var deposit = deposit("100000", "WIRE SOLD");
        confirm(deposit);
        approve(start(contract, today().toString(), "100000", deposit));
    }

    private static fidus.payments.PaymentId to(BatchDetail sent, String party) {
        return sent.payments().stream()
                .filter(one -> one.party().startsWith(party))
                .map(Payment::id)
                .findFirst()
                .orElseThrow();
    }

    private PartnerSection section(UUID partner, String month) {
        var about = new AboutPartnerMonth(month, new PartnerId(partner));
        return ask(PartnerCalls.PREVIEW, about, operator).statement().sections().getFirst();
    }

    private static PartnerMovements movements(
            String opening, String earned, String paid, String returned) {
        var closing = usd(opening).plus(usd(earned)).minus(usd(paid)).plus(usd(returned));
        return new PartnerMovements(usd(opening), usd(earned), usd(paid), usd(returned), closing);
    }
}
