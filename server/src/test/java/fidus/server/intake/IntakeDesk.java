package fidus.server.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fidus.approvals.Prepared;
import fidus.clients.AddClient;
import fidus.clients.Client;
import fidus.clients.ClientCalls;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.intake.BadRows;
import fidus.intake.ContractListCard;
import fidus.intake.ContractPreview;
import fidus.intake.ContractRow;
import fidus.intake.IntakeCalls;
import fidus.intake.ListState;
import fidus.intake.PrepareContracts;
import fidus.intake.ReadContracts;
import fidus.server.Office;
import fidus.server.WholeServer;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// A whole server with two clients, in June 2026, where lists of running contracts come in.
class IntakeDesk extends Office {
    static final String HEADING =
            "contract,client,fund,principal,currency,signed_on,start_date,accounts,"
                    + "paid_row,paid_on,paid_amount,evidence\n";
    static final LocalDate UNTIL = LocalDate.parse("2026-05-31");
    static final String REASON = "Contracts and wires on file, folder 7";

    final Client ada;
    final Client boris;

    IntakeDesk() {
        this(new WholeServer());
    }

    IntakeDesk(WholeServer server) {
        this("2026-06-15", server);
    }

    IntakeDesk(String day, WholeServer server) {
        super(day, server);
        ada = ask(ClientCalls.ADD, new AddClient("Ada Example"));
        boris = ask(ClientCalls.ADD, new AddClient("Boris Beispiel"));
    }

    /// A CORE contract over 18,151.41 since October, of which the first rows were paid.
    static String core(String reference, String client, int paid) {
        var rows = new StringBuilder();
        for (int row = 1; row <= Math.max(1, paid); row++) {
            rows.append(reference);
            rows.append(
                    row == 1
                            ? "," + client + ",CORE,\"18,151.41\",USD,2025-10-01,2025-10-01,,"
                            : ",,,,,,,,");
            rows.append(
                    paid == 0
                            ? ",,,\n"
                            : row + ",2026-0" + row + "-02,272.27,WIRE " + reference + row + "\n");
        }
        return rows.toString();
    }

    ContractPreview read(String list) {
        return server.upload(
                IntakeCalls.READ_CONTRACTS,
                new ReadContracts("contracts.csv", UNTIL),
                operator,
                list.getBytes(StandardCharsets.UTF_8));
    }

    Prepared prepare(String list, BadRows bad) {
        var asks = new PrepareContracts("contracts.csv", UNTIL, read(list).sha256(), bad, REASON);
        return server.upload(
                IntakeCalls.PREPARE_CONTRACTS,
                asks,
                operator,
                list.getBytes(StandardCharsets.UTF_8));
    }

    /// The newest list once nothing becomes of it any more.
    ContractListCard over() {
        for (int i = 0; i < 3_000; i++) {
            ContractListCard card = newest();
            if (card.listState() != ListState.UNDER_WAY) {
                return card;
            }
            LockSupport.parkNanos(10_000_000);
        }
        throw new IllegalStateException("Not over within half a minute.");
    }

    ContractListCard newest() {
        return ask(IntakeCalls.CONTRACT_LISTS, new Nothing()).lists().getFirst();
    }

    static String told(ContractRow row) {
        return row.line() + " " + row.standing() + " " + row.reason();
    }

    static List<String> told(ContractPreview preview) {
        return preview.rows().stream().map(IntakeDesk::told).toList();
    }

    static Problem problem(ThrowingCallable refused) {
        Refused thrown = catchThrowableOfType(Refused.class, refused);
        assertThat(thrown).as("refused").isNotNull();
        return thrown.problem();
    }
}
