package al.feedbackledger.architecture.planted.util;

final class InAnEmptyName {}
