package fidus.desktop.contracts;

import static fidus.desktop.samples.Accounts.usd;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;
import fidus.clients.ClientCalls;
import fidus.clients.ClientList;
import fidus.contract.Problem;
import fidus.desktop.samples.Accounts;
import fidus.desktop.samples.Contracts;
import fidus.desktop.samples.People;
import fidus.desktop.samples.Signed;
import fidus.desktop.shell.FakeServer;
import fidus.funds.Failure;
import fidus.funds.FundCalls;
import fidus.funds.FundCode;
import fidus.funds.Permit;
import fidus.funds.PermitId;
import fidus.funds.PermitList;
import fidus.mt5.Mt5Calls;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// A client with several waivers of CORE's minimum of 10,000.00.
class EntryPreviewTest {
    @Test
    void ofTwoWaiversTheOneThatFitsCounts() {
        try (var fake = new FakeServer().signsIn(Role.OPERATOR)) {
            fake.answer(FundCalls.LIST, _ -> People.funds());
            fake.answer(ClientCalls.LIST, _ -> new ClientList(List.of(Contracts.CLIENT)));
            fake.answer(Mt5Calls.ACCOUNTS, _ -> Accounts.list());
            fake.answer(
                    FundCalls.PERMITS,
                    _ ->
                            new PermitList(
                                    List.of(
                                            waiver(1, "8000", "2026-12-15"),
                                            waiver(2, "3000", "2026-11-20"),
                                            waiver(3, "5000", "2026-12-15"))));
            var model = new EnterModel(Signed.in(fake, Accounts.NOW));
            model.begin();
            model.client.set(Contracts.CLIENT);
            model.fund.set(FundCode.CORE);
            model.signedOn.set(Contracts.TODAY);
            model.principal.set(usd("8000.00"));
            assertThat(model.preview().obstaclesProperty().get()).isEmpty();

            model.principal.set(usd("6000.00"));

            assertThat(model.preview().obstaclesProperty().get()).isEmpty();
            // The waiver that accepts so little was good until yesterday.
            model.principal.set(usd("4999.99"));
            assertThat(model.preview().obstaclesProperty().get())
                    .extracting(Failure::code)
                    .containsExactly(Problem.Code.BELOW_MINIMUM);
        }
    }

    private static Permit waiver(int number, String accepted, String until) {
        Permit one = People.permits().permits().getFirst();
        return new Permit(
                new PermitId(new UUID(2, number)),
                one.permitKind(),
                one.clientId(),
                one.clientName(),
                FundCode.CORE,
                one.minimumInvestment(),
                usd(accepted),
                one.reason(),
                one.requestedBy(),
                one.approvedBy(),
                one.givenOn(),
                LocalDate.parse(until),
                null,
                1);
    }
}
