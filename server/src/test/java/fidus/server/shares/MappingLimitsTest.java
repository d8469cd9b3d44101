package fidus.server.shares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fidus.clients.Client;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.funds.FundCode;
import fidus.investments.EnterContract;
import fidus.investments.InvestmentCalls;
import fidus.investments.MappingLine;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.server.HouseDecisions;
import fidus.settings.SettingKey;

import org.junit.jupiter.api.Test;

import java.util.List;

/// How a principal may be placed follows what the house has set for the day.
class MappingLimitsTest {
    @Test
    void theToleranceAndTheNumberOfAccountsAreThoseOfTheDay() {
        try (var desk = new ShareDesk("2026-03-02")) {
            var house = new HouseDecisions(desk);
            Client ada = desk.client("Ada Example");
            AccountKey first = desk.account(1001, "10000");
            AccountKey second = desk.account(1002, "10000");
            house.set(SettingKey.MAPPING_TOLERANCE, "0.50");
            house.set(SettingKey.ACCOUNT_LIMIT_PER_CLIENT_AND_BROKER, "1");

            assertThat(code(desk, ada, line(first, "9999.60"))).isEqualTo(Problem.Code.MAPPING_SUM);
            assertThat(code(desk, ada, line(first, "5000"), line(second, "5000"))).isNull();
            desk.at("2026-03-03");

            assertThat(code(desk, ada, line(first, "5000"), line(second, "5000")))
                    .isEqualTo(Problem.Code.ACCOUNT_LIMIT);
            assertThat(code(desk, ada, line(first, "9999.49"))).isEqualTo(Problem.Code.MAPPING_SUM);
            assertThat(code(desk, ada, line(first, "9999.60"))).isNull();
        }
    }

    private static MappingLine line(AccountKey account, String sum) {
        return new MappingLine(account, Money.of(sum, "USD"), "All of it trades here");
    }

    /// Why a contract over 10,000 is refused; null where it waits for another person.
    private static Problem.Code code(ShareDesk desk, Client client, MappingLine... lines) {
        var enter =
                new EnterContract(
                        client.id(),
                        FundCode.CORE,
                        Money.of("10000", "USD"),
                        desk.today(),
                        desk.today(),
                        List.of(lines),
                        "Signed on paper, page 1 of 4");
        Refused why =
                catchThrowableOfType(
                        Refused.class,
                        () -> desk.withdraw(desk.ask(InvestmentCalls.ENTER, enter), desk.operator));
        return why == null ? null : why.problem().code();
    }
}
