package fidus.server.investments;

import fidus.clients.Client;
import fidus.clients.ClientId;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.funds.Applicant;
import fidus.funds.FundAccess;
import fidus.funds.FundTerms;
import fidus.investments.EnterContract;
import fidus.investments.InvestmentId;
import fidus.investments.MappingLine;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.mt5.TradingAccount;
import fidus.server.clients.Clients;
import fidus.server.funds.Funds;
import fidus.server.funds.Permits;
import fidus.server.mongo.Unit;
import fidus.server.mt5.Accounts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// The rules of a new contract and its mapping, checked when it is prepared and again when it is
/// approved.
final class EntryRules {
    private static final BigDecimal TOLERANCE = new BigDecimal("0.01");
    private static final int MOST_ACCOUNTS_PER_BROKER = 10;
    private static final int MOST_LINES = 100;
    private static final int SHORTEST_NOTE = 20;
    private static final int SHORTEST_LINE_NOTE = 10;
    private static final int LONGEST_NOTE = 1_000;
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2100, 1, 1);

    private final Clients clients;
    private final Accounts accounts;
    private final Funds funds;
    private final Permits permits;

    /// @param accounts those of the lines, in the order of the lines
    /// @param terms the version in force when it was signed
    record Placement(
            Client client, List<TradingAccount> accounts, FundTerms terms, Applicant applicant) {}

    EntryRules(Clients clients, Accounts accounts, Funds funds, Permits permits) {
        this.clients = clients;
        this.accounts = accounts;
        this.funds = funds;
        this.permits = permits;
    }

    Placement check(Unit unit, InvestmentId id, EnterContract enter) {
        Client client = clients.get(unit, enter.clientId());
        Clients.checkNotOnHold(client);
        text("note", enter.note(), SHORTEST_NOTE);
        date("signedOn", enter.signedOn());
        date("startDate", enter.startDate());
        if (enter.principal().signum() <= 0) {
            throw Refused.at(
                    "principal", Problem.Code.BAD_VALUE, "The principal must be above zero.");
        }
        FundTerms terms = funds.inForce(unit, enter.fundCode(), enter.signedOn());
        Applicant applicant =
                permits.applicant(unit, client.id(), enter.fundCode(), id, enter.principal());
        FundAccess.check(terms, applicant);
        lines(enter);
        sum(enter);
        var placed = new ArrayList<TradingAccount>();
        for (int at = 0; at < enter.lines().size(); at++) {
            AccountKey key = enter.lines().get(at).account();
            if (key != null) {
                placed.add(account(unit, enter, key, "lines." + at + ".account"));
            }
        }
        limit(unit, client, placed);
        return new Placement(client, List.copyOf(placed), terms, applicant);
    }

    /// @throws Refused `WRONG_STATE` while the client is on hold
    void checkNotOnHold(Unit unit, ClientId client) {
        Clients.checkNotOnHold(clients.get(unit, client));
    }

    private static void lines(EnterContract enter) {
        if (enter.lines().isEmpty() || enter.lines().size() > MOST_LINES) {
            throw Refused.at(
                    "lines", Problem.Code.BAD_VALUE, "A contract has 1 to 100 mapping lines.");
        }
        var seen = new HashSet<AccountKey>();
        boolean cash = false;
        for (int at = 0; at < enter.lines().size(); at++) {
            MappingLine line = enter.lines().get(at);
            line(enter, line, "lines." + at);
            AccountKey key = line.account();
            if (key == null && cash) {
                throw Refused.at(
                        "lines." + at + ".account",
                        Problem.Code.BAD_VALUE,
                        "Only one line is unallocated cash. Put the sums together.");
            }
            cash = cash || key == null;
            if (key != null && !seen.add(key)) {
                throw Refused.at(
                        "lines." + at + ".account",
                        Problem.Code.BAD_VALUE,
                        key + " stands in two lines. Put the sums together.");
            }
        }
    }

    private static void line(EnterContract enter, MappingLine line, String at) {
        text(at + ".note", line.note(), SHORTEST_LINE_NOTE);
        if (!line.mappedPrincipal().currency().equals(enter.principal().currency())) {
            throw Refused.at(
                    at + ".mappedPrincipal",
                    Problem.Code.MIXED_CURRENCIES,
                    "The lines are in the currency of the principal, "
                            + enter.principal().currency()
                            + ".");
        }
        if (line.mappedPrincipal().signum() <= 0) {
            throw Refused.at(
                    at + ".mappedPrincipal",
                    Problem.Code.BAD_VALUE,
                    "A mapped principal is above zero.");
        }
    }

    private static void sum(EnterContract enter) {
        Money sum = total(enter.lines(), enter.principal());
        Money difference = sum.minus(enter.principal());
        if (difference.abs().amount().compareTo(TOLERANCE) > 0) {
            throw Refused.at(
                    "lines",
                    Problem.Code.MAPPING_SUM,
                    "The lines sum to "
                            + sum
                            + ", the principal is "
                            + enter.principal()
                            + "; they differ by "
                            + difference
                            + ".");
        }
    }

    static Money total(List<MappingLine> lines, Money principal) {
        return lines.stream()
                .map(MappingLine::mappedPrincipal)
                .reduce(Money.zero(principal.currency()), Money::plus);
    }

    private TradingAccount account(Unit unit, EnterContract enter, AccountKey key, String at) {
        TradingAccount account =
                accounts.find(unit, key)
                        .orElseThrow(
                                () ->
                                        Refused.at(
                                                at,
                                                Problem.Code.NOT_FOUND,
                                                "There is no account "
                                                        + key
                                                        + " in the registry."));
        if (account.accountPurpose() != AccountPurpose.TRADING) {
            throw Refused.at(
                    at,
                    Problem.Code.BAD_VALUE,
                    key + " is no trading account but " + account.accountPurpose() + ".");
        }
        if (!account.currency().equals(enter.principal().currency())) {
            throw Refused.at(
                    at, Problem.Code.MIXED_CURRENCIES, key + " is in " + account.currency() + ".");
        }
        try {
            Accounts.checkFree(account, enter.clientId());
        } catch (Refused refused) {
            throw Refused.at(at, refused.problem().code(), refused.problem().message());
        }
        return account;
    }

    private void limit(Unit unit, Client client, List<TradingAccount> placed) {
        var held = new ArrayList<>(accounts.ofClient(unit, client.id()));
        held.addAll(placed);
        for (TradingAccount account : placed) {
            long there =
                    held.stream()
                            .filter(other -> other.broker().equals(account.broker()))
                            .map(TradingAccount::key)
                            .distinct()
                            .count();
            if (there > MOST_ACCOUNTS_PER_BROKER) {
                refuseLimit(client, account.broker());
            }
        }
    }

    private static void refuseLimit(Client client, String broker) {
        throw Refused.at(
                "lines",
                Problem.Code.ACCOUNT_LIMIT,
                client.name()
                        + " would have more than "
                        + MOST_ACCOUNTS_PER_BROKER
                        + " accounts at "
                        + broker
                        + ".");
    }

    private static void text(String field, String value, int shortest) {
        if (value.strip().length() < shortest || value.length() > LONGEST_NOTE) {
            throw Refused.at(
                    field,
                    Problem.Code.BAD_VALUE,
                    "A note here has " + shortest + " to " + LONGEST_NOTE + " characters.");
        }
    }

    private static void date(String field, LocalDate date) {
        if (date.isBefore(EARLIEST) || date.isAfter(LATEST)) {
            throw Refused.at(
                    field, Problem.Code.BAD_VALUE, "This date is not between 2000 and 2100.");
        }
    }
}
