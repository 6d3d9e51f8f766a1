//! The people who buy at Strideway. All invented; `.example` addresses reach nobody.

pub(super) struct Customer {
    pub id: &'static str,
    pub name: &'static str,
    pub email: &'static str,
    /// The day of the first order.
    pub since: &'static str,
}

const fn customer(
    id: &'static str,
    name: &'static str,
    email: &'static str,
    since: &'static str,
) -> Customer {
    Customer { id, name, email, since }
}

pub(super) const MAYA: &str = "C-1001";
pub(super) const TOMAS: &str = "C-1002";
pub(super) const SAMUEL: &str = "C-1003";
pub(super) const CHLOE: &str = "C-1004";
pub(super) const PRIYA: &str = "C-1005";
pub(super) const DANIEL: &str = "C-1006";
pub(super) const HANNAH: &str = "C-1007";
pub(super) const IVO: &str = "C-1008";
pub(super) const AIKO: &str = "C-1009";
pub(super) const NINA: &str = "C-1010";
pub(super) const VIKTOR: &str = "C-1011";
pub(super) const FATIMA: &str = "C-1012";
pub(super) const LUKAS: &str = "C-1013";
pub(super) const GRACE: &str = "C-1014";
pub(super) const KENJI: &str = "C-1015";
pub(super) const LEILA: &str = "C-1016";
pub(super) const ZANELE: &str = "C-1017";
pub(super) const INGRID: &str = "C-1018";
pub(super) const ARJUN: &str = "C-1019";
pub(super) const OWEN: &str = "C-1020";
pub(super) const MATEO: &str = "C-1021";
pub(super) const SEUN: &str = "C-1022";
pub(super) const SOFIA: &str = "C-1023";
pub(super) const BAO: &str = "C-1024";
pub(super) const ELIF: &str = "C-1025";
pub(super) const ANNELIESE: &str = "C-1026";
pub(super) const CAMILLE: &str = "C-1027";
pub(super) const MARISOL: &str = "C-1028";
pub(super) const KOFI: &str = "C-1029";
pub(super) const TEREZA: &str = "C-1030";
pub(super) const JI_WOO: &str = "C-1031";
pub(super) const SIOBHAN: &str = "C-1032";
pub(super) const REZA: &str = "C-1033";
pub(super) const ANAHERA: &str = "C-1034";
pub(super) const RAFAEL: &str = "C-1035";
pub(super) const WANJIRU: &str = "C-1036";
pub(super) const OKSANA: &str = "C-1037";
pub(super) const JOE: &str = "C-1038";
pub(super) const MEI_LING: &str = "C-1039";
pub(super) const YUSUF: &str = "C-1040";

pub(super) const CUSTOMERS: [Customer; 40] = [
    customer(MAYA, "Maya Lindqvist", "maya.lindqvist@fjordpost.example", "2021-03-14"),
    customer(TOMAS, "Tomás Herrera", "tomas.herrera@correovivo.example", "2022-09-02"),
    customer(SAMUEL, "Samuel Okafor", "samuel@okaforfamily.example", "2023-01-19"),
    customer(CHLOE, "Chloé Dubois", "chloe.dubois@postebleue.example", "2020-11-27"),
    customer(PRIYA, "Priya Raman", "priya.raman@lotusmail.example", "2024-02-08"),
    customer(DANIEL, "Daniel Asante", "d.asante@goldcoast.example", "2023-06-30"),
    customer(HANNAH, "Hannah Weiss", "hannah.weiss@bergpost.example", "2022-04-11"),
    customer(IVO, "Ivo Marković", "ivo.markovic@jadranmail.example", "2024-05-22"),
    customer(AIKO, "Aiko Tanaka", "aiko.tanaka@hanamail.example", "2023-10-05"),
    customer(NINA, "Nina Petrova", "nina.petrova@nevapost.example", "2021-07-16"),
    customer(VIKTOR, "Viktor Szabó", "viktor.szabo@dunapost.example", "2022-12-01"),
    customer(FATIMA, "Fatima El-Amin", "fatima.elamin@atlasmail.example", "2023-03-28"),
    customer(LUKAS, "Lukas Brandt", "lukas.brandt@elbpost.example", "2021-05-09"),
    customer(GRACE, "Grace Whitfield", "grace@whitfield-architects.example", "2020-08-13"),
    customer(KENJI, "Kenji Mori", "kenji.mori@sakuramail.example", "2022-02-17"),
    customer(LEILA, "Leila Haddad", "leila.haddad@cedarmail.example", "2023-08-24"),
    customer(ZANELE, "Zanele Dlamini", "zanele.dlamini@proteapost.example", "2024-01-06"),
    customer(INGRID, "Ingrid Solheim", "ingrid.solheim@vidda.example", "2021-10-31"),
    customer(ARJUN, "Arjun Mehta", "arjun.mehta@monsoonmail.example", "2023-11-12"),
    customer(OWEN, "Owen Gallagher", "owen.gallagher@shannonmail.example", "2022-06-25"),
    customer(MATEO, "Mateo Rossi", "mateo.rossi@postalaguna.example", "2024-03-03"),
    customer(SEUN, "Oluwaseun Adeyemi", "seun.adeyemi@lagoonmail.example", "2023-05-15"),
    customer(SOFIA, "Sofia Papadopoulou", "sofia.papadopoulou@aegeanmail.example", "2022-10-20"),
    customer(BAO, "Bảo Nguyễn", "bao.nguyen@mekongmail.example", "2024-04-18"),
    customer(ELIF, "Elif Kaya", "elif.kaya@bosporpost.example", "2023-12-09"),
    customer(ANNELIESE, "Anneliese Krüger", "anneliese.krueger@isarpost.example", "2022-03-02"),
    customer(CAMILLE, "Camille Laurent", "camille.laurent@rhonemail.example", "2023-07-21"),
    customer(MARISOL, "Marisol Quispe", "marisol.quispe@andespost.example", "2024-06-11"),
    customer(KOFI, "Kofi Mensah", "kofi.mensah@voltamail.example", "2023-09-14"),
    customer(TEREZA, "Tereza Nováková", "tereza.novakova@vltavamail.example", "2022-11-08"),
    customer(JI_WOO, "Ji-woo Park", "jiwoo.park@hangangmail.example", "2024-02-26"),
    customer(SIOBHAN, "Siobhán Byrne", "siobhan@byrne-joinery.example", "2021-06-18"),
    customer(REZA, "Reza Karimi", "r.karimi@alborzpost.example", "2024-07-30"),
    customer(ANAHERA, "Anahera Ngata", "anahera.ngata@kowhaimail.example", "2023-04-05"),
    customer(RAFAEL, "Rafael Oliveira", "rafa.oliveira@serramail.example", "2023-02-14"),
    customer(WANJIRU, "Wanjiru Kamau", "wanjiru.kamau@savannapost.example", "2022-08-09"),
    customer(OKSANA, "Oksana Melnyk", "oksana.melnyk@dniprovska.example", "2021-12-20"),
    customer(JOE, "Joe Littlewood", "joe@littlewood.example", "2024-01-28"),
    customer(MEI_LING, "Mei-Ling Chen", "meiling.chen@formosamail.example", "2023-12-17"),
    customer(YUSUF, "Yusuf Bakkali", "yusuf.bakkali@medinapost.example", "2022-05-03"),
];

/// One of them by id.
pub(super) fn find(id: &str) -> Option<&'static Customer> {
    CUSTOMERS.iter().find(|customer| customer.id == id)
}

impl From<&Customer> for api::Customer {
    fn from(customer: &Customer) -> Self {
        Self { id: customer.id.to_owned(), email: customer.email.to_owned(), name: customer.name.to_owned() }
    }
}
