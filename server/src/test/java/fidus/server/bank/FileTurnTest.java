package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BankFileId;
import fidus.bank.desk.ConfirmBankFile;
import fidus.bank.desk.ReadBankFile;
import fidus.contract.Wire;
import fidus.server.HttpCalls;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

@DisplayName("4.4: however many bank files come at once, one is worked on and few wait")
@Timeout(60)
class FileTurnTest extends OwnBank {
    private static final int FILES = 14;
    private static final int WAITING = 8;

    private final CountDownLatch gate = new CountDownLatch(1);
    private final AtomicInteger looked = new AtomicInteger();
    private final LinkedBlockingQueue<HttpResponse<String>> answers = new LinkedBlockingQueue<>();

    /// Stands where a file is held against what is stored, after it was read.
    private void stopWhoLooks() {
        desk.server.commands.before(
                collection -> {
                    if (collection.equals("bankStatements")) {
                        looked.incrementAndGet();
                        pass();
                    }
                });
    }

    private void pass() {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void previewsAreMadeOneAfterTheOtherAndWhoWaitsTooLongIsToldToComeAgain() throws Exception {
        String first = preview("0").body();
        String id = Wire.LENIENT.readTree(first).at("/id").asText();
        stopWhoLooks();
        try {
            for (int i = 1; i <= FILES; i++) {
                String number = Integer.toString(i);
                Thread.startVirtualThread(() -> answers.add(preview(number)));
            }
            for (int i = 1 + WAITING; i < FILES; i++) {
                HttpResponse<String> refused = answers.take();
                assertThat(refused.statusCode()).isEqualTo(503);
                assertThat(refused.headers().firstValue("Retry-After")).isPresent();
                assertThat(refused.headers().firstValue("Content-Type"))
                        .hasValueSatisfying(
                                type -> assertThat(type).startsWith("application/problem+json"));
            }
            assertThat(looked).hasValue(1);
            assertThat(confirm(id).statusCode()).as("taking it in needs a turn too").isEqualTo(503);
            assertThat(confirm(id).body()).contains("Nothing of this one was taken");
            assertThat(readAgain(id).body()).contains("This one was not read anew");
            assertThat(looked).hasValue(1);
        } finally {
            gate.countDown();
        }
        List<Integer> codes = new ArrayList<>();
        for (int i = 0; i < 1 + WAITING; i++) {
            codes.add(answers.take().statusCode());
        }
        assertThat(codes).containsOnly(200);
        assertThat(confirm(id).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> preview(String number) {
        byte[] file =
                Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "100,00")
                        .row("261116", "C50,00", "", "Ada pays " + number)
                        .closing("261116", "150,00")
                        .bytes();
        return send(
                BankCalls.OFFER.path() + "?fileName=a.sta",
                "application/octet-stream",
                new String(file, US_ASCII));
    }

    private HttpResponse<String> confirm(String id) {
        var asks = new ConfirmBankFile(new BankFileId(UUID.fromString(id)));
        String path = BankCalls.CONFIRM.path().replace("{id}", id);
        return send(path, "application/json", Wire.STRICT.valueToTree(asks).toString());
    }

    private HttpResponse<String> readAgain(String id) {
        var asks = new ReadBankFile(new BankFileId(UUID.fromString(id)), null, null, null);
        String path = BankCalls.READ.path().replace("{id}", id);
        return send(path, "application/json", Wire.STRICT.valueToTree(asks).toString());
    }

    private HttpResponse<String> send(String path, String type, String body) {
        var headers = HttpCalls.headers(desk.operator(), UUID.randomUUID(), type);
        return desk.server.send("POST", path, headers, body);
    }
}
