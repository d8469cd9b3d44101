package fidus.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.audit.AuditCalls;
import fidus.audit.AuditLine;
import fidus.audit.AuditPage;
import fidus.audit.FindAudit;
import fidus.auth.Role;
import fidus.server.RunningServer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;

@DisplayName("D39: the audit log in pages")
class AuditPagesTest {
    private static RunningServer server;
    private static String auditor;

    @BeforeAll
    static void start() {
        server = RunningServer.start();
        auditor = server.token(Role.AUDITOR);
        for (int i = 0; i < 4; i++) {
            write(500);
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void nothingIsReadTwiceOrMissedWhileLinesAreAdded() {
        var seen = new ArrayList<Long>();
        AuditPage page = find(null, null, 200);
        long newest = page.rows().getFirst().seq();
        while (true) {
            page.rows().stream().map(AuditLine::seq).forEach(seen::add);
            if (page.next() == null) {
                break;
            }
            write(20);
            page = find(null, page.next(), 200);
        }
        assertThat(seen)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(0, newest).map(i -> newest - i).boxed().toList());
    }

    @Test
    void aCursorIsGoodForItsListAndItsReaderOnly() {
        String cursor = Objects.requireNonNull(find(null, null, 5).next());
        assertThat(status("limit=5&cursor=" + cursor, auditor)).isEqualTo(200);
        assertThat(status("limit=5&subject=test/1&cursor=" + cursor, auditor)).isEqualTo(400);
        assertThat(status("limit=5&cursor=" + cursor, server.token(Role.COMPLIANCE)))
                .isEqualTo(400);
        String changed = (cursor.charAt(0) == 'A' ? 'B' : 'A') + cursor.substring(1);
        for (String forged : List.of(changed, "100", "", "AAAA", cursor + "A", "%00")) {
            assertThat(status("limit=5&cursor=" + forged, auditor)).as(forged).isEqualTo(400);
        }
    }

    @Test
    @DisplayName("D14: a role reads the history of what it may see itself")
    void theHistoryOfARecordIsForThoseWhoMaySeeTheRecord() {
        List<String> kinds =
                List.of("payment", "houseAccount", "wallet", "contract", "account", "person");
        server.parts()
                .mongo()
                .write(
                        unit -> {
                            for (String kind : kinds) {
                                server.parts()
                                        .audit()
                                        .record(
                                                unit,
                                                Actor.SYSTEM,
                                                "SIGHT",
                                                kind + "/1",
                                                null,
                                                null,
                                                "");
                            }
                            return true;
                        });
        assertThat(kindsSeen(Role.AUDITOR)).containsExactlyInAnyOrderElementsOf(kinds);
        assertThat(kindsSeen(Role.APPROVER)).containsExactlyInAnyOrderElementsOf(kinds);
        assertThat(kindsSeen(Role.ADMIN))
                .containsExactlyInAnyOrder("contract", "account", "person");
        assertThat(kindsSeen(Role.COMPLIANCE)).containsExactlyInAnyOrder("wallet", "contract");
        var one = new FindAudit("payment/1", null, 10);
        assertThat(server.call(AuditCalls.FIND, one, server.token(Role.ADMIN)).rows()).isEmpty();
    }

    private static List<String> kindsSeen(Role role) {
        String token = server.token(role);
        return server.call(AuditCalls.FIND, new FindAudit(null, null, 200), token).rows().stream()
                .filter(line -> line.action().equals("SIGHT"))
                .map(line -> line.subject().substring(0, line.subject().indexOf('/')))
                .toList();
    }

    @Test
    void aPageHasOneToTwoHundredRows() {
        for (String limit : List.of("0", "-1", "201", "1000000000", "1e9", "0x10")) {
            assertThat(status("limit=" + limit, auditor)).as(limit).isEqualTo(400);
        }
        assertThat(find(null, null, 200).rows()).hasSize(200);
    }

    @Test
    void aSubjectNarrowsTheList() {
        AuditPage page = find("test/3", null, 200);
        assertThat(page.rows())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.subject()).isEqualTo("test/3"));
    }

    private static AuditPage find(@Nullable String subject, @Nullable String cursor, int limit) {
        return server.call(AuditCalls.FIND, new FindAudit(subject, cursor, limit), auditor);
    }

    private static int status(String query, String token) {
        return server.send(
                        "GET",
                        "/api/v1/audit?" + query,
                        Map.of("Authorization", "Bearer " + token),
                        "")
                .statusCode();
    }

    private static void write(int lines) {
        Audit audit = server.parts().audit();
        var _ =
                server.parts()
                        .mongo()
                        .write(
                                unit -> {
                                    for (int i = 0; i < lines; i++) {
                                        audit.record(
                                                unit,
                                                Actor.SYSTEM,
                                                "TEST",
                                                "test/" + i % 10,
                                                null,
                                                null,
                                                "");
                                    }
                                    return true;
                                });
    }
}
