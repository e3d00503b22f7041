/**
 * What each field of a person is called, once for the form, its check page, corrections, officers and reports. A field,
 * a part of one or a code without its texts does not compile.
 */
import type {
  CodesOfField,
  PartsOfField,
  PersonFieldName,
  QuestionName,
} from "../../domain/applications/fields/declared.ts";
import type { Language } from "../../domain/shared/codes.ts";
import { wordsOf } from "../shared/vocabularies.ts";

interface InputText {
  /** Also in tables and in errors. */
  label: string;
  /** How the form asks, where a label alone would be too short. */
  asked?: string;
  hint?: string;
}

interface CodeTexts<Code extends string> {
  codes: Record<Code, string>;
  codeHints?: Record<Code, string>;
  /** Where officers would read of a person what the form says to the person. */
  codesToOfficers?: Partial<Record<Code, string>>;
}

type FieldText<Name extends PersonFieldName> = InputText &
  ([CodesOfField<Name>] extends [never] ? unknown : CodeTexts<CodesOfField<Name>>) &
  ([PartsOfField<Name>] extends [never] ? unknown : { parts: Record<PartsOfField<Name>, InputText> });

export const personFieldTexts: { [Name in PersonFieldName]: Record<Language, FieldText<Name>> } = {
  cohortId: { id: { label: "Angkatan" }, en: { label: "Cohort" } },
  skills: { id: { label: "Keterampilan" }, en: { label: "Skills" } },
  fullName: {
    id: { label: "Nama lengkap", hint: "Tulis seperti di KTP atau Kartu Keluarga." },
    en: { label: "Full name", hint: "As on your KTP (identity card) or family card." },
  },
  nik: {
    id: { label: "NIK (Nomor Induk Kependudukan)", hint: "16 angka, ada di KTP dan Kartu Keluarga." },
    en: { label: "NIK (national identity number)", hint: "16 digits, on your KTP and family card." },
  },
  birthDate: {
    id: { label: "Tanggal lahir", hint: "Misalnya 5 7 1998." },
    en: { label: "Date of birth", hint: "For example 5 7 1998." },
  },
  sex: {
    id: { label: "Jenis kelamin", codes: { male: "Laki-laki", female: "Perempuan" } },
    en: { label: "Sex", codes: { male: "Male", female: "Female" } },
  },
  phone: {
    id: {
      label: "Nomor telepon",
      hint: "Misalnya 0812 5555 0101. Boleh nomor keluarga atau pendamping.",
    },
    en: {
      label: "Telephone number",
      hint: "For example 0812 5555 0101. It may be your family's or companion's.",
    },
  },
  phoneOwner: {
    id: {
      label: "Pemilik nomor",
      asked: "Nomor ini milik siapa?",
      codes: { self: "Saya sendiri", family: "Keluarga", companion: "Pendamping" },
      codesToOfficers: { self: "Pendaftar" },
    },
    en: {
      label: "Number belongs to",
      asked: "Whose number is it?",
      codes: { self: "Myself", family: "Family", companion: "Companion" },
      codesToOfficers: { self: "The applicant" },
    },
  },
  email: {
    id: { label: "Alamat surel (e-mail)", hint: "Boleh dikosongkan." },
    en: { label: "E-mail address", hint: "You may leave it empty." },
  },
  address: {
    id: {
      label: "Alamat",
      parts: {
        regency: { label: "Kabupaten atau kota" },
        district: { label: "Kecamatan" },
        village: { label: "Desa/kelurahan" },
        street: { label: "Alamat", hint: "Nama jalan, nomor rumah, RT/RW, desa atau kelurahan." },
      },
    },
    en: {
      label: "Address",
      parts: {
        regency: { label: "Regency or city" },
        district: { label: "District (kecamatan)" },
        village: { label: "Village" },
        street: { label: "Address", hint: "Street, house number, RT/RW, village." },
      },
    },
  },
  functioning: {
    id: {
      label: "Kegiatan sehari-hari",
      parts: {
        seeing: {
          label: "Melihat",
          asked: "Apakah Anda kesulitan melihat, walaupun memakai kacamata?",
        },
        hearing: {
          label: "Mendengar",
          asked: "Apakah Anda kesulitan mendengar, walaupun memakai alat bantu dengar?",
        },
        walking: { label: "Berjalan", asked: "Apakah Anda kesulitan berjalan atau naik tangga?" },
        remembering: {
          label: "Mengingat",
          asked: "Apakah Anda kesulitan mengingat atau berkonsentrasi?",
        },
        selfCare: {
          label: "Mengurus diri",
          asked: "Apakah Anda kesulitan mengurus diri, misalnya mandi atau berpakaian?",
        },
        communicating: {
          label: "Berkomunikasi",
          asked: "Apakah Anda kesulitan berkomunikasi, misalnya memahami atau dipahami?",
        },
        hands: {
          label: "Memakai tangan",
          asked: "Apakah Anda kesulitan memakai tangan, misalnya memegang atau mengangkat barang?",
        },
      },
      codes: {
        none: "Tidak",
        some: "Ya, sedikit",
        "a-lot": "Ya, banyak",
        cannot: "Sama sekali tidak bisa",
      },
      codesToOfficers: { none: "tidak", some: "sedikit", "a-lot": "banyak", cannot: "tidak bisa" },
    },
    en: {
      label: "Everyday activities",
      parts: {
        seeing: { label: "Seeing", asked: "Do you have difficulty seeing, even if wearing glasses?" },
        hearing: {
          label: "Hearing",
          asked: "Do you have difficulty hearing, even if using a hearing aid?",
        },
        walking: { label: "Walking", asked: "Do you have difficulty walking or climbing steps?" },
        remembering: {
          label: "Remembering",
          asked: "Do you have difficulty remembering or concentrating?",
        },
        selfCare: {
          label: "Self-care",
          asked: "Do you have difficulty with self-care, such as washing or dressing?",
        },
        communicating: {
          label: "Communicating",
          asked: "Do you have difficulty communicating, for example understanding or being understood?",
        },
        hands: {
          label: "Using hands",
          asked: "Do you have difficulty using your hands, for example holding or lifting things?",
        },
      },
      codes: { none: "No", some: "Yes, some", "a-lot": "Yes, a lot", cannot: "Cannot do it at all" },
      codesToOfficers: { none: "none", some: "some", "a-lot": "a lot", cannot: "cannot do it" },
    },
  },
  disabilities: {
    id: {
      label: "Ragam disabilitas",
      codes: {
        physical: "Fisik",
        intellectual: "Intelektual",
        mental: "Mental",
        sensory: "Sensorik",
      },
      codeHints: {
        physical: "Gerak tubuh, misalnya lumpuh, amputasi, atau cerebral palsy.",
        intellectual: "Cara belajar dan berpikir, misalnya down syndrome.",
        mental: "Pikiran, emosi, atau perilaku, misalnya bipolar atau autisme.",
        sensory: "Penglihatan, pendengaran, atau wicara.",
      },
    },
    en: {
      label: "Disability",
      codes: {
        physical: "Physical",
        intellectual: "Intellectual",
        mental: "Mental",
        sensory: "Sensory",
      },
      codeHints: {
        physical: "Movement of the body, for example paralysis, amputation or cerebral palsy.",
        intellectual: "Learning and thinking, for example Down syndrome.",
        mental: "Thoughts, feelings or behaviour, for example bipolar disorder or autism.",
        sensory: "Sight, hearing or speech.",
      },
    },
  },
  accommodations: {
    id: {
      label: "Keperluan saat pelatihan",
      codes: wordsOf("accommodations", "id"),
    },
    en: {
      label: "Needs during the training",
      codes: wordsOf("accommodations", "en"),
    },
  },
  employment: {
    id: {
      label: "Pekerjaan sekarang",
      codes: {
        "not-working": "Tidak bekerja",
        irregular: "Kadang-kadang, tidak tetap",
        working: "Ya, bekerja tetap",
      },
    },
    en: {
      label: "Work now",
      codes: {
        "not-working": "No work",
        irregular: "Now and then, not regularly",
        working: "Yes, regular work",
      },
    },
  },
  goal: {
    id: {
      label: "Tujuan",
      codes: {
        "own-business": "Membuka usaha sendiri",
        job: "Bekerja pada orang lain atau perusahaan",
        either: "Keduanya boleh",
      },
    },
    en: {
      label: "Goal",
      codes: {
        "own-business": "Open my own business",
        job: "Work for a person or company",
        either: "Either is fine",
      },
    },
  },
  motivation: {
    id: {
      label: "Alasan mendaftar",
      asked: "Mengapa Anda ingin ikut pelatihan ini?",
      hint: "Tulis dengan kata-kata Anda sendiri. Satu atau dua kalimat sudah cukup.",
    },
    en: {
      label: "Reason to apply",
      asked: "Why do you want to join this training?",
      hint: "Use your own words. One or two sentences are enough.",
    },
  },
  helper: {
    id: {
      label: "Orang yang membantu mengisi",
      parts: {
        name: { label: "Nama yang membantu" },
        phone: { label: "Nomor telepon yang membantu" },
        relation: {
          label: "Hubungan dengan Anda",
          hint: "Misalnya ibu, tetangga, pendamping, atau TKSK (Tenaga Kesejahteraan Sosial Kecamatan).",
        },
      },
    },
    en: {
      label: "Who helps with the form",
      parts: {
        name: { label: "Name of the helper" },
        phone: { label: "Telephone number of the helper" },
        relation: {
          label: "Relation to you",
          hint: "For example mother, neighbour, companion, or TKSK (the district's social worker).",
        },
      },
    },
  },
  consent: {
    id: {
      label: "Persetujuan",
      parts: {
        givenBy: { label: "Apakah Anda setuju?" },
        guardianName: {
          label: "Nama orang tua atau wali",
          hint: "Isi hanya bila orang tua atau wali yang menyetujui.",
        },
      },
    },
    en: {
      label: "Consent",
      parts: {
        givenBy: { label: "Do you agree?" },
        guardianName: {
          label: "Name of the parent or guardian",
          hint: "Only if a parent or guardian agrees.",
        },
      },
    },
  },
};

interface QuestionText {
  heading: string;
  hint?: string;
  /** In a list of questions; the label of its first field where left out. */
  called?: string;
}

export const questionTexts: Record<QuestionName, Record<Language, QuestionText>> = {
  cohort: {
    id: { heading: "Angkatan mana yang Anda pilih?" },
    en: { heading: "Which cohort do you choose?" },
  },
  skills: {
    id: {
      heading: "Keterampilan apa yang ingin Anda pelajari?",
      hint: "Pilih paling sedikit satu. Mulai dari yang paling Anda inginkan.",
      called: "Keterampilan yang dipilih",
    },
    en: {
      heading: "Which skills do you want to learn?",
      hint: "Choose at least one. Begin with the one that you want most.",
      called: "Skills chosen",
    },
  },
  name: { id: { heading: "Siapa nama lengkap Anda?" }, en: { heading: "What is your full name?" } },
  nik: { id: { heading: "Berapa NIK Anda?" }, en: { heading: "What is your NIK?" } },
  "birth-date": { id: { heading: "Kapan Anda lahir?" }, en: { heading: "When were you born?" } },
  sex: { id: { heading: "Apa jenis kelamin Anda?" }, en: { heading: "What is your sex?" } },
  contact: {
    id: {
      heading: "Bagaimana kami menghubungi Anda?",
      hint: "Kami menghubungi Anda lewat nomor ini.",
      called: "Nomor telepon dan surel",
    },
    en: {
      heading: "How do we reach you?",
      hint: "We contact you on this number.",
      called: "Telephone number and e-mail",
    },
  },
  address: {
    id: { heading: "Di mana Anda tinggal sekarang?", hint: "Boleh berbeda dari alamat di KTP." },
    en: { heading: "Where do you live now?", hint: "It may differ from the address on your KTP." },
  },
  functioning: {
    id: {
      heading: "Kegiatan sehari-hari",
      hint: "Jawaban ini membantu kami menyiapkan pelatihan. Tidak ada jawaban yang salah.",
    },
    en: {
      heading: "Everyday activities",
      hint: "These answers help us prepare the training. No answer is wrong.",
    },
  },
  disabilities: {
    id: { heading: "Apa ragam disabilitas Anda?", hint: "Boleh memilih lebih dari satu." },
    en: { heading: "Which disability do you have?", hint: "You may choose several." },
  },
  accommodations: {
    id: {
      heading: "Apa yang Anda perlukan saat pelatihan?",
      hint: "Boleh memilih lebih dari satu, atau tidak memilih.",
    },
    en: { heading: "What do you need during the training?", hint: "You may choose several, or none." },
  },
  employment: { id: { heading: "Apakah Anda bekerja sekarang?" }, en: { heading: "Do you work now?" } },
  goal: {
    id: { heading: "Apa yang ingin Anda capai?", called: "Tujuan dan alasan ikut pelatihan" },
    en: { heading: "What do you want to achieve?", called: "Goal and reason to take part" },
  },
  helper: {
    id: { heading: "Apakah ada yang membantu Anda mengisi?" },
    en: { heading: "Does anyone help you with this form?" },
  },
  consent: {
    id: { heading: "Persetujuan pemakaian data" },
    en: { heading: "Consent to the use of your data" },
  },
};
