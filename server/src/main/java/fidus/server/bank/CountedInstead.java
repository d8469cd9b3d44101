package fidus.server.bank;

import fidus.bank.desk.InsteadOf;
import fidus.payments.wallets.HouseAccount;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// Of rows that count because another statement was set aside: which one, when and by whom. Read
/// once for a page of rows, and only where a statement of the account was.
record CountedInstead(
        Map<String, InsteadStore.Instead> rows, Map<String, AsideStore.Aside> asides) {
    static CountedInstead of(Unit unit, HouseAccount account, List<BankStore.StoredRow> page) {
        Map<String, AsideStore.Aside> asides = new AsideStore().of(unit, account.id());
        List<String> asked =
                page.stream()
                        .filter(BankStore.StoredRow::counts)
                        .map(BankStore.StoredRow::id)
                        .toList();
        return new CountedInstead(
                asides.isEmpty() ? Map.of() : new InsteadStore().among(unit, asked), asides);
    }

    /// Absent for a row that counts by itself.
    @Nullable InsteadOf of(BankStore.StoredRow row) {
        InsteadStore.Instead instead = rows.get(row.id());
        AsideStore.Aside why = instead == null ? null : asides.get(instead.statementId());
        return instead == null || why == null
                ? null
                : new InsteadOf(
                        instead.row(),
                        instead.statement(),
                        instead.fileName(),
                        why.at(),
                        why.byName(),
                        why.agreedByName(),
                        why.reason());
    }
}
