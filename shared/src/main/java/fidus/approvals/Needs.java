package fidus.approvals;

import fidus.auth.Role;

import java.util.ArrayList;
import java.util.List;

/// Whether people can stand for the decisions that are needed, each for one.
final class Needs {
    private final List<Role> needs;
    private final List<List<Role>> people;

    private Needs(List<Role> needs, List<List<Role>> people) {
        this.needs = needs;
        this.people = people;
    }

    /// @param people the roles of each; somebody with two roles stands for whichever the others
    ///   leave
    static boolean haveRoomFor(List<Role> needs, List<List<Role>> people) {
        return new Needs(needs, people).placed(0, new ArrayList<>());
    }

    private boolean placed(int person, List<Integer> taken) {
        if (person == people.size()) {
            return true;
        }
        for (int need = 0; need < needs.size(); need++) {
            if (!taken.contains(need) && people.get(person).contains(needs.get(need))) {
                taken.add(need);
                if (placed(person + 1, taken)) {
                    return true;
                }
                taken.removeLast();
            }
        }
        return false;
    }
}
