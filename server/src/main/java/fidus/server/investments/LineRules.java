package fidus.server.investments;

import fidus.clients.Client;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.investments.MappingLine;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.mt5.TradingAccount;
import fidus.server.mongo.Unit;
import fidus.server.mt5.Accounts;
import fidus.settings.SettingKey;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/// The rules of the lines that place a contract's principal (R1, R2): they sum to it, each account
/// stands in one of them, and is free or already this client's.
final class LineRules {
    private static final int MOST_LINES = 100;
    private static final int SHORTEST_LINE_NOTE = 10;

    private final Accounts accounts;
    private final BiFunction<Unit, SettingKey, BigDecimal> today;

    private record Whose(Client client, Money principal) {}

    /// @param today the number of a setting that is in force today
    LineRules(Accounts accounts, BiFunction<Unit, SettingKey, BigDecimal> today) {
        this.accounts = accounts;
        this.today = today;
    }

    /// @param leaving accounts the client will have no more
    /// @return the accounts of the lines, in their order
    List<TradingAccount> check(
            Unit unit,
            Client client,
            Money principal,
            List<MappingLine> lines,
            Set<AccountKey> leaving) {
        each(principal, lines);
        sum(principal, lines, today.apply(unit, SettingKey.MAPPING_TOLERANCE));
        var placed = new ArrayList<TradingAccount>();
        for (int at = 0; at < lines.size(); at++) {
            AccountKey key = lines.get(at).account();
            if (key != null) {
                String field = "lines." + at + ".account";
                placed.add(account(unit, new Whose(client, principal), key, field));
            }
        }
        limit(unit, client, placed, leaving);
        return List.copyOf(placed);
    }

    private static void each(Money principal, List<MappingLine> lines) {
        if (lines.isEmpty() || lines.size() > MOST_LINES) {
            throw Refused.at(
                    "lines", Problem.Code.BAD_VALUE, "A contract has 1 to 100 mapping lines.");
        }
        var seen = new HashSet<AccountKey>();
        boolean cash = false;
        for (int at = 0; at < lines.size(); at++) {
            MappingLine line = lines.get(at);
            line(principal, line, "lines." + at);
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

    private static void line(Money principal, MappingLine line, String at) {
        EntryRules.text(at + ".note", line.note(), SHORTEST_LINE_NOTE);
        if (!line.mappedPrincipal().currency().equals(principal.currency())) {
            throw Refused.at(
                    at + ".mappedPrincipal",
                    Problem.Code.MIXED_CURRENCIES,
                    "The lines are in the currency of the principal, "
                            + principal.currency()
                            + ".");
        }
        if (line.mappedPrincipal().signum() <= 0) {
            throw Refused.at(
                    at + ".mappedPrincipal",
                    Problem.Code.BAD_VALUE,
                    "A mapped principal is above zero.");
        }
    }

    private static void sum(Money principal, List<MappingLine> lines, BigDecimal tolerance) {
        Money sum = total(lines, principal);
        Money difference = sum.minus(principal);
        if (difference.abs().amount().compareTo(tolerance) > 0) {
            throw Refused.at(
                    "lines",
                    Problem.Code.MAPPING_SUM,
                    "The lines sum to "
                            + sum
                            + ", the principal is "
                            + principal
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

    private TradingAccount account(Unit unit, Whose whose, AccountKey key, String at) {
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
        if (!account.currency().equals(whose.principal.currency())) {
            throw Refused.at(
                    at, Problem.Code.MIXED_CURRENCIES, key + " is in " + account.currency() + ".");
        }
        try {
            Accounts.checkFree(account, whose.client.id());
        } catch (Refused refused) {
            throw Refused.at(at, refused.problem().code(), refused.problem().message());
        }
        return account;
    }

    private void limit(
            Unit unit, Client client, List<TradingAccount> placed, Set<AccountKey> leaving) {
        var held = new ArrayList<>(accounts.ofClient(unit, client.id()));
        held.removeIf(account -> leaving.contains(account.key()));
        held.addAll(placed);
        int most =
                today.apply(unit, SettingKey.ACCOUNT_LIMIT_PER_CLIENT_AND_BROKER).intValueExact();
        for (TradingAccount account : placed) {
            long there =
                    held.stream()
                            .filter(other -> other.broker().equals(account.broker()))
                            .map(TradingAccount::key)
                            .distinct()
                            .count();
            if (there > most) {
                refuseLimit(client, account.broker(), most);
            }
        }
    }

    private static void refuseLimit(Client client, String broker, int most) {
        throw Refused.at(
                "lines",
                Problem.Code.ACCOUNT_LIMIT,
                client.name() + " would have more than " + most + " accounts at " + broker + ".");
    }
}
