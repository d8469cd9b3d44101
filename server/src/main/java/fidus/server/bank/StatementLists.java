package fidus.server.bank;

import fidus.bank.desk.BankStatementId;
import fidus.bank.desk.FindBankStatements;
import fidus.bank.desk.StatementCard;
import fidus.bank.desk.StatementCards;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.payments.wallets.HouseAccount;
import fidus.server.mongo.Unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The statements of an account as people see them: with what their rows are now.
record StatementLists(Unit unit, HouseAccount account, Taking taking, SettingAside settingAside) {
    /// Newest first, those that were set aside last.
    ///
    /// @throws Refused `BAD_VALUE` when too many are asked for, or none
    StatementCards told(Chained chained, FindBankStatements find) {
        int most = find.count() == null ? FindBankStatements.FIRST : find.count();
        if (most < 1 || most > FindBankStatements.MOST) {
            throw Refused.at(
                    "count",
                    Problem.Code.BAD_VALUE,
                    "Ask for 1 to %,d statements.".formatted(FindBankStatements.MOST));
        }
        var rows = new RowsAfterAll(unit, taking, settingAside.heldDays(), chained);
        List<StatementCard> all = new ArrayList<>(rows.newest());
        all.addAll(settingAside.cards().of(unit, account)); // last: they count for nothing
        Map<BankStatementId, String> out =
                NumberJumps.after(NumberJumps.told(unit, account, chained.cards()));
        List<StatementCard> told =
                all.stream()
                        .limit(most)
                        .map(rows::told)
                        .map(card -> card.leavingOut(out.get(card.statement().id())))
                        .toList();
        long more = Math.max(0, all.size() - most);
        return new StatementCards(countedNow(told), more);
    }

    /// Some of them with as many rows that count as there are now.
    List<StatementCard> countedNow(List<StatementCard> some) {
        return settingAside.cards().countedNow(unit, account, some);
    }
}
