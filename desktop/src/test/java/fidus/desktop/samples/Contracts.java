package fidus.desktop.samples;

import static fidus.desktop.samples.Accounts.BAL;
import static fidus.desktop.samples.Accounts.NOW;
import static fidus.desktop.samples.Accounts.usd;

import fidus.auth.PersonId;
import fidus.clients.Client;
import fidus.clients.ClientId;
import fidus.clients.ClientState;
import fidus.funds.FundCode;
import fidus.investments.AccountMapping;
import fidus.investments.Investment;
import fidus.investments.InvestmentId;
import fidus.investments.InvestmentPage;
import fidus.investments.InvestmentState;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Invented contracts.
public final class Contracts {
    public static final Client CLIENT =
            new Client(new ClientId(new UUID(0, 70)), "Client A", ClientState.ACTIVE, 1);
    private static final PersonId ANN = new PersonId(new UUID(0, 1));

    private Contracts() {}

    public static InvestmentPage list() {
        return new InvestmentPage(
                List.of(
                        new Investment(
                                new InvestmentId(new UUID(0, 9)),
                                1_001,
                                CLIENT.id(),
                                CLIENT.name(),
                                FundCode.BALANCE,
                                usd("80000.00"),
                                LocalDate.of(2026, 5, 2),
                                LocalDate.of(2026, 5, 5),
                                InvestmentState.PENDING_VALIDATION,
                                List.of(
                                        new AccountMapping(
                                                BAL,
                                                usd("80000.00"),
                                                "Placed when entered",
                                                NOW,
                                                null,
                                                ANN,
                                                new PersonId(new UUID(0, 2)))),
                                "Signed contract of 2 May, filed under A-17",
                                null,
                                null,
                                null,
                                1)),
                null);
    }
}
