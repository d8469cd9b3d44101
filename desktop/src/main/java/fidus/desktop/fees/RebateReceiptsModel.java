package fidus.desktop.fees;

import fidus.approvals.Prepared;
import fidus.contract.Problem;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Shell;
import fidus.money.Money;
import fidus.rebates.AboutRebateRun;
import fidus.rebates.RebateCalls;
import fidus.rebates.RebateCredit;
import fidus.rebates.RebateCreditList;
import fidus.rebates.RebateReceipt;
import fidus.rebates.RebateRun;
import fidus.rebates.RebateRunId;
import fidus.rebates.ReceivedInto;
import fidus.rebates.RecordReceipt;
import fidus.rebates.ReverseReceipt;
import fidus.rebates.TakenBackReceipt;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// What came for the claim that is open, and what of that was taken back.
public final class RebateReceiptsModel {
    private final Fetched<RebateRun> run;
    private final Fetched<RebateCreditList> credits;
    private final Command<RecordReceipt, Prepared> receive;
    private final Command<ReverseReceipt, Prepared> takeBack;
    private final Consumer<Prepared> waiting;

    /// A receipt of the open claim.
    ///
    /// @param wrong how it was taken back; absent while it stands
    record Row(RebateReceipt receipt, @Nullable TakenBackReceipt wrong) {
        /// A credit on an account at the broker is taken back with its deal.
        boolean isReversible() {
            return wrong == null && receipt.receivedInto() == ReceivedInto.BANK;
        }
    }

    /// A receipt as it is written down.
    ///
    /// @param credit what it is on an account at the broker; absent for a bank
    record Came(
            ReceivedInto into,
            @Nullable RebateCredit credit,
            @Nullable Money sum,
            @Nullable LocalDate on,
            String account,
            String evidence) {
        @Nullable RebateReceipt receipt() {
            if (into != ReceivedInto.BANK) {
                return credit == null ? null : credit.receipt();
            }
            return sum == null || on == null || account.isBlank() || evidence.isBlank()
                    ? null
                    : RebateReceipt.atBank(sum, on, account.strip(), evidence.strip());
        }

        List<Problem.Field> missing() {
            return List.of(
                    new Problem.Field(
                            "receipt",
                            into == ReceivedInto.BANK
                                    ? "Say the sum, the day, the bank account and the reference on"
                                            + " its statement."
                                    : "Choose the credit on the broker's statement. One that is not"
                                            + " offered was not imported, or is no rebate by its"
                                            + " category."));
        }
    }

    /// @param run the claim that is open
    /// @param waiting told what waits for a second person
    RebateReceiptsModel(Shell shell, Fetched<RebateRun> run, Consumer<Prepared> waiting) {
        this.run = run;
        this.waiting = waiting;
        credits = new Fetched<>(shell);
        receive = new Command<>(shell, RebateCalls.RECEIVE);
        takeBack = new Command<>(shell, RebateCalls.REVERSE_RECEIPT);
    }

    Fetched<RebateRun> run() {
        return run;
    }

    /// Credits of the open claim's broker that no receipt names yet.
    Fetched<RebateCreditList> credits() {
        return credits;
    }

    List<Command<?, ?>> commands() {
        return List.of(receive, takeBack);
    }

    boolean mayPrepare() {
        return receive.isAllowed();
    }

    void clear() {
        credits.clear();
    }

    void read(RebateRunId id) {
        credits.ask(RebateCalls.CREDITS, new AboutRebateRun(id));
    }

    /// What stands, then what was taken back.
    static List<Row> rows(RebateRun run) {
        var rows = new ArrayList<Row>();
        run.receipts().forEach(one -> rows.add(new Row(one, null)));
        run.wrongReceipts().forEach(one -> rows.add(new Row(one.receipt(), one)));
        return rows;
    }

    /// What came to a bank, or the credit on an account at the broker that it is.
    void record(Came came) {
        RebateRun claim = run.value();
        RebateReceipt receipt = came.receipt();
        if (receipt == null) {
            receive.refuse(Command.incomplete(came.missing()));
            return;
        }
        if (claim != null) {
            receive.send(new RecordReceipt(claim.id(), receipt), waiting);
        }
    }

    /// Prepares that a receipt at a bank never was, or not for this claim.
    void takeBack(@Nullable Row row, String reason) {
        RebateRun claim = run.value();
        if (row == null || reason.strip().length() < 10) {
            takeBack.refuse(
                    Command.incomplete(
                            List.of(
                                    row == null
                                            ? new Problem.Field("evidence", "Choose a receipt.")
                                            : new Problem.Field(
                                                    "reason",
                                                    "Say why in at least 10 characters."))));
            return;
        }
        if (claim != null) {
            takeBack.send(
                    new ReverseReceipt(claim.id(), row.receipt().evidence(), reason.strip()),
                    waiting);
        }
    }
}
