package fidus.server.planted.dashboard;

public class Later {}
