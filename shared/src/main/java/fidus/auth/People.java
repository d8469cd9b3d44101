package fidus.auth;

import java.util.List;

public record People(List<Person> people) {}
