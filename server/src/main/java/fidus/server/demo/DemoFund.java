package fidus.server.demo;

public final class DemoFund {
    public DemoFund(fidus.server.Features f, java.time.InstantSource c) {}

    public String fill() {
        return "";
    }
}
