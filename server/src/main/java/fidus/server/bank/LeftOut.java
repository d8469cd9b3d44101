package fidus.server.bank;

import fidus.bank.BankStatement;
import fidus.contract.Problem;
import fidus.server.audit.Audit;
import fidus.server.web.Asked;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What a person left out of a file that was taken in, for the audit.
record LeftOut(List<Statement> statements) {
    /// A statement that was left out.
    ///
    /// @param place in its file, counted from 1
    /// @param account as the file prints it, shortened to what tells it apart
    /// @param rows how many it has
    /// @param refusal why it could not be taken in
    record Statement(
            int place,
            String account,
            String number,
            String currency,
            int rows,
            Problem.Code refusal) {}

    static LeftOut of(Looked whole, List<Integer> places) {
        List<Statement> out = new ArrayList<>();
        for (int place : places.stream().sorted().distinct().toList()) {
            Looked.Found found = whole.statements().get(place - 1);
            BankStatement said = found.statement();
            Problem refusal = Objects.requireNonNull(found.refusal(), "only such is left out");
            out.add(
                    new Statement(
                            place,
                            shortened(said.account()),
                            said.number(),
                            said.currency().code(),
                            said.rows().size(),
                            refusal.code()));
        }
        return new LeftOut(List.copyOf(out));
    }

    /// The numbers of accounts are not kept in clear: their last four characters tell them apart.
    private static String shortened(String account) {
        return account.length() <= 4 ? account : "…" + account.substring(account.length() - 4);
    }

    void record(Asked asked, Audit audit, OfferedStore.Offered offered) {
        if (!statements.isEmpty()) {
            audit.record(
                    asked.unit(),
                    asked.actor(),
                    "LEAVE_OUT_BANK_STATEMENTS",
                    "bankFile/" + offered.id().value(),
                    null,
                    this,
                    offered.fileName());
        }
    }
}
