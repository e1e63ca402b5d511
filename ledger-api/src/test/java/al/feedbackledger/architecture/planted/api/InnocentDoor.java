package al.feedbackledger.architecture.planted.api;

public final class InnocentDoor {
    static final String TITLE = "Select a service from the list";

    String title() {
        return TITLE;
    }

    private InnocentDoor() {}
}
