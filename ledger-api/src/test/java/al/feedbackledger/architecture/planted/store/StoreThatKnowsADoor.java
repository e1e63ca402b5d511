package al.feedbackledger.architecture.planted.store;

import al.feedbackledger.architecture.planted.api.InnocentDoor;

final class StoreThatKnowsADoor {
    static final Class<?> DOOR = InnocentDoor.class;
}
