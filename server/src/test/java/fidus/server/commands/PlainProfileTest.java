package fidus.server.commands;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Canonical;
import fidus.contract.Refused;
import fidus.contract.Wire;
import fidus.reconciliation.DayUnit;
import fidus.reconciliation.MatchPass;
import fidus.reconciliation.MatchProfile;
import fidus.reconciliation.MatchRun;
import fidus.reconciliation.ReferenceMode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Profiles read and evidence written by tokens, held against what reads and writes records.
final class PlainProfileTest {
    private static final long SEED = 20_261_122;
    private final Random random = new Random(SEED);

    @Test
    void whatIsRehearsedAreTheRulesOfABank() throws IOException {
        String json = new String(Rehearsal.profile(), StandardCharsets.UTF_8);
        assertThat(PlainProfile.read(json)).isEqualTo(MatchProfile.bank());
    }

    @Test
    void aProfileIsReadAsRecordsAreRead() throws IOException {
        for (int i = 0; i < 500; i++) {
            MatchProfile profile = profile();
            String json = Wire.STRICT.writeValueAsString(profile);

            assertThat(PlainProfile.read(json))
                    .as("seed %d, profile %d: %s", SEED, i, json)
                    .isEqualTo(Wire.STRICT.readValue(json, MatchProfile.class));
        }
    }

    @Test
    void theStandardProfilesArePlain() {
        for (MatchProfile each : List.of(MatchProfile.bank(), MatchProfile.broker())) {
            assertThat(PlainProfile.read(Canonical.text(each))).isEqualTo(each);
        }
    }

    @Test
    void evidenceIsWrittenAsRecordsAreWritten() {
        for (int i = 0; i < 500; i++) {
            MatchProfile profile = profile();
            var outcome = new MatchRun.Outcome(i, 2, 3, random.nextInt(), 5, "", "ab\u0001\"é");
            Map<String, Object> whole =
                    Map.of(
                            "format", "fidus-match 2",
                            "profile", profile,
                            "bookRows", 7,
                            "statementRows", i,
                            "outcome", outcome);

            assertThat(PlainEvidence.text(2, 7, i, profile, outcome))
                    .as("seed %d", SEED)
                    .isEqualTo(Canonical.text(whole));
        }
    }

    /// What is left to the strict reader, which takes it or says what is wrong.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"version\":1|\"version\":1.0",
                "\"version\":1|\"version\":\"1\"",
                "\"version\":1|\"version\":99999999999",
                "\"version\":1|\"version\":1,\"version\":2",
                "\"version\":1|\"version\":1,\"other\":2",
                ",\"version\":1|",
                "\"name\":\"BANK\"|\"name\":null",
                "\"name\":\"BANK\"|\"name\":{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":1}}}}}",
                "\"compared\":\"TEXT\"|\"compared\":\"text\"",
                "\"autoThreshold\":\"0.8000\"|\"autoThreshold\":0.8",
                "\"autoThreshold\":\"0.8000\"|\"autoThreshold\":\"2\"",
                "\"reachDays\":60|\"reachDays\":600",
                "\"daysAfter\":5|\"daysAfter\":5,\"unit\":null",
                "\"suggestOnly\":true|\"suggestOnly\":1",
                "\"passes\":[|\"passes\":[1,",
            })
    void whatIsNotPlainIsLeftToTheStrictReader(String change) throws IOException {
        String[] parts = change.split("\\|", -1);
        String plain = Canonical.text(MatchProfile.bank());
        int at = plain.indexOf(parts[0]);
        String changed =
                plain.substring(0, at) + parts[1] + plain.substring(at + parts[0].length());

        assertThat(at).isNotNegative();
        assertThat(PlainProfile.read(plain)).isNotNull();
        assertThat(PlainProfile.read(changed)).as(changed).isNull();
        assertThat(PlainProfile.read(plain + "x")).isNull();
        assertThat(PlainProfile.read("[" + plain + "]")).isNull();
    }

    private MatchProfile profile() {
        while (true) {
            try {
                List<MatchPass> passes = new ArrayList<>();
                for (int i = 0; i < 1 + random.nextInt(4); i++) {
                    passes.add(pass("P" + i));
                }
                return new MatchProfile(
                        "N\u0002\"\\/é𝄞" + random.nextInt(1_000),
                        1 + random.nextInt(9),
                        passes,
                        one(MatchProfile.Compared.values()),
                        share(),
                        share(),
                        share(),
                        new MatchProfile.Limits(
                                1 + random.nextInt(10),
                                2 + random.nextInt(40),
                                2 + random.nextInt(30),
                                2 + random.nextInt(5),
                                1 + random.nextInt(10),
                                1 + random.nextInt(366)));
            } catch (Refused _) {
                continue; // thresholds that do not go together, or a subset that asks for texts
            }
        }
    }

    private MatchPass pass(String code) {
        return new MatchPass(
                code,
                one(MatchPass.Shape.values()),
                one(ReferenceMode.values()),
                one(MatchPass.Similarity.values()),
                share(),
                new MatchPass.Tolerance(share(), share(), share(), share()),
                new MatchPass.Window(random.nextInt(60), random.nextInt(60), one(DayUnit.values())),
                random.nextBoolean());
    }

    private <T> T one(T[] of) {
        return of[random.nextInt(of.length)];
    }

    private BigDecimal share() {
        int scale = random.nextInt(5);
        return BigDecimal.valueOf(random.nextInt((int) Math.pow(10, scale) + 1), scale);
    }
}
