package fidus.server.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fidus.agents.AddAgent;
import fidus.agents.Agent;
import fidus.agents.AgentCalls;
import fidus.approvals.ApprovalCalls;
import fidus.approvals.FindPrepared;
import fidus.approvals.Prepared;
import fidus.clients.Client;
import fidus.clients.ClientCalls;
import fidus.clients.ClientContact;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.funds.FundCode;
import fidus.intake.BadRows;
import fidus.intake.ClientPreview;
import fidus.intake.ClientRow;
import fidus.intake.ClientsTaken;
import fidus.intake.IntakeCalls;
import fidus.intake.ReadClients;
import fidus.intake.Standing;
import fidus.intake.TakeClients;
import fidus.money.Money;
import fidus.server.Office;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

class ClientListTest {
    private static final String HEADING =
            "first_name,last_name,email,phone,country,investment_amount,referral_agent_email\n";
    private static final LocalDate FROM = LocalDate.parse("2026-01-01");

    private static Office office;
    private static Agent bea;

    @BeforeAll
    static void open() {
        office = new Office("2026-06-15");
        bea =
                office.ask(
                        AgentCalls.ADD,
                        new AddAgent("Bea Agent", new BigDecimal("0.10"), "Bea@Agents.example"));
    }

    @AfterAll
    static void close() {
        office.close();
    }

    @Test
    void everyRowSaysItsLineAndWhatIsWrongWithIt() {
        ClientPreview seen =
                read(
                        HEADING
                                + "Good,Row,good@row.example,+49 30"
                                + " 1,DE,\"$50,000.00\",bea@agents.example\n"
                                + ",Nameless,none@row.example,,,50000,bea@agents.example\n"
                                + "No,Mail,,,,50000,bea@agents.example\n"
                                + "No,Amount,amount@row.example,,,,bea@agents.example\n"
                                + "Odd,Amount,odd@row.example,,,\"50.000,00\",bea@agents.example\n"
                                + "Below,Minimum,below@row.example,,,49999.99,bea@agents.example\n"
                                + "Twice,Mail,GOOD@row.example,,,50000,bea@agents.example\n"
                                + "No,Agent,agent@row.example,,,50000,\n"
                                + "Other,Agent,other@row.example,,,50000,x@agents.example\n"
                                + "=1+1,Formula,formula@row.example,,,50000,bea@agents.example\n"
                                + "\n"
                                + "By,Code,code@row.example,,,60000,"
                                + bea.agentCode()
                                + "\n");

        assertThat(seen.rows().stream().map(ClientListTest::told))
                .containsExactly(
                        "2 NEW ",
                        "3 REFUSED The first or the last name is missing.",
                        "4 REFUSED The email address is missing.",
                        "5 REFUSED The investment amount is missing.",
                        "6 REFUSED 50.000,00 is no amount in USD.",
                        "7 REFUSED 49999.99 USD is below the minimum of 50000.00 USD.",
                        "8 REFUSED This email address stands in an earlier row.",
                        "9 REFUSED The referral agent is missing.",
                        "10 REFUSED No agent is known by x@agents.example.",
                        "11 REFUSED A cell begins like a formula or holds characters nobody sees.",
                        "13 NEW ");
        assertThat(seen.total()).isEqualTo(Money.of("110000.00", "USD"));
        assertThat(seen.rows().getLast().agent()).isEqualTo(bea.agentCode() + " Bea Agent");
    }

    @Test
    void aListIsTakenOnceAndItsAgentsOnceAnotherPersonAgrees() {
        String list =
                HEADING
                        + "Carla,Esempio,Carla@Client.example,+39 1,IT,50000,bea@agents.example\n"
                        + "Dora,\"Beispiel, Dr.\",dora@client.example,,,70000,bea@agents.example\n"
                        + "Bad,Row,bad@client.example,,,1,bea@agents.example\n";

        ClientsTaken taken = take(list, BadRows.TAKE_THE_GOOD);

        assertThat(taken.taken()).isEqualTo(2);
        assertThat(taken.refused()).isEqualTo(1);
        assertThat(taken.links()).isZero();
        assertThat(client("Carla Esempio").contact())
                .isEqualTo(
                        new ClientContact(
                                "carla@client.example",
                                "+39 1",
                                "IT",
                                Money.of("50000.00", "USD")));
        assertThat(clientsOf(bea)).isZero();
        ClientsTaken again = take(list, BadRows.TAKE_THE_GOOD);
        assertThat(again).isEqualTo(new ClientsTaken(0, 2, 1, null, 0));

        office.approve(waiting(taken));
        assertThat(clientsOf(bea)).isEqualTo(2);
        assertThat(read(list).rows().stream().map(ClientRow::standing))
                .containsExactly(Standing.KNOWN, Standing.KNOWN, Standing.REFUSED);
    }

    @Test
    void allRowsOrNoneMeansNone() {
        String list =
                HEADING
                        + "Elsa,Example,elsa@client.example,,,50000,bea@agents.example\n"
                        + "Bad,Row,bad@client.example,,,1,bea@agents.example\n";

        Problem why = problem(() -> take(list, BadRows.TAKE_NONE));

        assertThat(why.code()).isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(why.message()).contains("line 3").contains("below the minimum");
        assertThat(clients()).noneMatch(client -> client.name().equals("Elsa Example"));
    }

    @Test
    void aFileThatWasChangedSinceItWasLookedAtIsNotTaken() {
        String list = HEADING + "Fay,Example,fay@client.example,,,50000,bea@agents.example\n";
        String sha256 = read(list).sha256();

        Problem why =
                problem(
                        () ->
                                send(
                                        list.replace("50000", "60000")
                                                .getBytes(StandardCharsets.UTF_8),
                                        asks(sha256, BadRows.TAKE_THE_GOOD)));

        assertThat(why.code()).isEqualTo(Problem.Code.STALE_VERSION);
    }

    @Test
    void whatSpreadsheetsWriteIsRead() {
        String row = "Ünal;\"Ç\"\"ay\";unal@client.example;;TR;50,000.00;bea@agents.example\r\n";
        String list = "\uFEFF" + HEADING.replace(',', ';').replace("\n", "\r\n") + row;
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
            ClientPreview seen = read(list.getBytes(charset));
            assertThat(seen.rows()).as(charset.name()).hasSize(1);
            assertThat(told(seen.rows().getFirst())).as(charset.name()).isEqualTo("2 NEW ");
            assertThat(seen.rows().getFirst().name()).isEqualTo("Ünal Ç\"ay");
        }
    }

    @Test
    void whatIsNoListIsRefusedWithWhy() {
        refused("first_name", "first,last\n");
        refused("surname", HEADING.replace("\n", ",surname\n"));
        refused("twice", HEADING.replace("\n", ",email\n"));
        refused("at most 2,000 rows", HEADING + "a,b,c,,,1,x\n".repeat(2_001));
        String good = "Quote,Open,open@row.example,,,50000,";
        refused(
                "the row of line 3 opens a quote that is never closed",
                HEADING + good + "x\n" + good + "\"x\n" + good + "x\n");
        byte[] latin =
                (HEADING + "Ü,X,a@b.example,,,50000,x\n").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(problem(() -> read(latin)).message()).contains("UTF-8");
    }

    private static void refused(String because, String list) {
        assertThat(problem(() -> read(list)).message()).contains(because);
    }

    private static String told(ClientRow row) {
        return row.line() + " " + row.standing() + " " + row.reason();
    }

    private static ClientPreview read(String list) {
        return read(list.getBytes(StandardCharsets.UTF_8));
    }

    private static ClientPreview read(byte[] list) {
        return office.server.upload(
                IntakeCalls.READ_CLIENTS,
                new ReadClients("clients.csv", FundCode.BALANCE),
                office.operator,
                list);
    }

    private static ClientsTaken take(String list, BadRows bad) {
        return send(list.getBytes(StandardCharsets.UTF_8), asks(read(list).sha256(), bad));
    }

    private static TakeClients asks(String sha256, BadRows bad) {
        return new TakeClients("clients.csv", FundCode.BALANCE, sha256, bad, FROM);
    }

    private static ClientsTaken send(byte[] list, TakeClients asks) {
        return office.server.upload(IntakeCalls.TAKE_CLIENTS, asks, office.operator, list);
    }

    private static Prepared waiting(ClientsTaken taken) {
        return office
                .server
                .call(ApprovalCalls.FIND, new FindPrepared(null, true), office.approver)
                .prepared()
                .stream()
                .filter(one -> one.id().equals(taken.agents()))
                .findFirst()
                .orElseThrow();
    }

    private static List<Client> clients() {
        return office.ask(ClientCalls.LIST, new Nothing()).clients();
    }

    private static Client client(String name) {
        return clients().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }

    private static int clientsOf(Agent agent) {
        return office.ask(AgentCalls.LIST, new Nothing()).agents().stream()
                .filter(card -> card.agent().id().equals(agent.id()))
                .findFirst()
                .orElseThrow()
                .clients();
    }

    private static Problem problem(org.assertj.core.api.ThrowableAssert.ThrowingCallable refused) {
        Refused thrown = catchThrowableOfType(Refused.class, refused);
        assertThat(thrown).as("refused").isNotNull();
        return thrown.problem();
    }
}
